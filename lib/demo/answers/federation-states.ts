import type { Datacenter } from '../topology';
import type { FederationCopy, World } from '../world';
import { forwarded, json, type Answer, type Ask, type Endpoint } from './endpoint';
import { gatewayShape } from './shapes';

const BLOCKING = { blocksOn: 'federationStates' } as const;

export const FEDERATION_STATES: readonly Endpoint[] = [
  forwarded(
    '/v1/internal/federation-states',
    (ask) => json(copies(ask).map(([dc, copy]) => stateShape(ask.world, dc, copy))),
    {
      ...BLOCKING,
      operatorRead: true,
    },
  ),
  forwarded('/v1/internal/federation-states/mesh-gateways', (ask) => json(meshGateways(ask)), BLOCKING),
  forwarded('/v1/internal/federation-state/', oneState, { ...BLOCKING, operatorRead: true }),
];

function copies({ world, datacenter }: Ask): [Datacenter, FederationCopy][] {
  return [...(world.federationStates.get(datacenter) ?? [])].sort(([a], [b]) => (a.name < b.name ? -1 : 1));
}

function stateShape(world: World, subject: Datacenter, { record, createIndex, modifyIndex }: FederationCopy) {
  const gateways = record.gateways.map((gateway) => gatewayShape(gateway, subject.version, null));
  return {
    Datacenter: subject.name,
    // Go's omitempty: no key at all without gateways.
    ...(gateways.length > 0 && world.topology.mode === 'mesh-gateways' ? { MeshGateways: gateways } : {}),
    UpdatedAt: new Date(record.updatedAt).toISOString(),
    PrimaryModifyIndex: record.modifyIndex,
    CreateIndex: createIndex,
    ModifyIndex: modifyIndex,
  };
}

/** Datacenter → gateways; datacenters without any are left out. */
function meshGateways(ask: Ask) {
  return Object.fromEntries(
    copies(ask)
      .filter(([, { record }]) => record.gateways.length > 0)
      .map(([dc, { record }]) => [
        dc.name,
        record.gateways.map((gateway) => gatewayShape(gateway, dc.version, null)),
      ]),
  );
}

function oneState(ask: Ask): Answer {
  const found = copies(ask).find(([dc]) => dc.name === ask.rest);
  if (!found) return { status: 404, text: '' };
  const index = ask.world.indexes.get(ask.datacenter)?.federationStates ?? 0;
  const meta = { Index: index, LastContact: 0, KnownLeader: true, ConsistencyLevel: 'leader' };
  return json({ State: stateShape(ask.world, ...found), ...meta });
}
