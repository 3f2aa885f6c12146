import { roundTripSeconds } from '../coordinates';
import { atLeast } from '../topology';
import { liveGateways } from '../world';
import { agentLocal, forwarded, json, type Answer, type Ask, type Endpoint } from './endpoint';
import { readKindFilter } from './kind-filter';

export const CATALOG: readonly Endpoint[] = [
  agentLocal('/v1/catalog/datacenters', (ask) => json(datacenters(ask))),
  forwarded(
    '/v1/catalog/services',
    (ask) => json(Object.fromEntries(summaries(ask).map(({ name, tags }) => [name, tags]))),
    { blocksOn: 'health', consistencyHeader: true },
  ),
  forwarded('/v1/internal/ui/services', uiServices, { blocksOn: 'health' }),
];

/** The own datacenter first, then by distance; failed ones stay listed. */
function datacenters({ world, datacenter: home }: Ask): string[] {
  const others = world.topology.datacenters.filter((dc) => dc !== home);
  const distance = (dc: typeof home) => roundTripSeconds(home.position, dc.position);
  others.sort((a, b) => distance(a) - distance(b) || a.ordinal - b.ordinal);
  return [home.name, ...others.map((dc) => dc.name), ...world.topology.ghosts];
}

type Summary = { name: string; kind: string; tags: readonly string[]; nodes: string[]; checks: string[] };

function summaries({ world, datacenter: dc }: Ask): Summary[] {
  const byName = new Map<string, Summary>();
  const add = (name: string, kind: string, tags: readonly string[], node: string, checks: string[]) => {
    const known = byName.get(name) ?? { name, kind, tags, nodes: [], checks: [] };
    known.tags = [...new Set([...known.tags, ...tags])];
    known.nodes.push(node);
    known.checks.push(...checks);
    byName.set(name, known);
  };
  for (const server of dc.servers) {
    const status = world.lan.get(server);
    if (status !== 'left') add('consul', '', [], server.node, [status ? 'critical' : 'passing']);
  }
  for (const { gateway, status, listening } of liveGateways(world, dc)) {
    const checks = ['passing', listening ? 'passing' : 'critical', status];
    const extra = gateway.extraChecks.map(() => 'passing');
    add(gateway.service, 'mesh-gateway', gateway.tags, gateway.node, [...checks, ...extra]);
  }
  for (const { name, tags, nodes } of dc.services) {
    for (const client of nodes) add(name, '', tags, client.node, ['passing', 'passing']);
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function uiServices(ask: Ask): Answer {
  const filter = ask.query.get('filter');
  const wanted = filter ? readKindFilter(filter) : { keeps: () => true };
  if ('error' in wanted) return { status: 500, text: wanted.error };
  const { version } = ask.datacenter;
  const newer = atLeast(version, '1.9.0')
    ? {
        Datacenter: ask.datacenter.name,
        ConnectedWithProxy: false,
        ConnectedWithGateway: false,
        TransparentProxy: false,
      }
    : { GatewayConfig: {} };
  const body = summaries(ask)
    .filter(({ kind }) => wanted.keeps(kind))
    .map(({ name, kind, tags, nodes, checks }) => ({
      ...(kind ? { Kind: kind } : {}),
      Name: name,
      Tags: tags.length > 0 ? tags : null,
      Nodes: nodes,
      InstanceCount: nodes.length,
      ChecksPassing: checks.filter((status) => status === 'passing').length,
      ChecksWarning: 0,
      ChecksCritical: checks.filter((status) => status === 'critical').length,
      ExternalSources: null,
      ...newer,
    }));
  return json(body);
}
