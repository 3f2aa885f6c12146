import { LAYER_LETTERS, PAIR_LETTERS } from '@/lib/snapshot/types';
import type {
  DatacenterSnapshot,
  Finding,
  LayerState,
  MeshGatewaySnapshot,
  PairState,
  ServerSnapshot,
  Snapshot,
} from '@/lib/snapshot/types';

export type SampleCell = {
  state: PairState;
  gossip: LayerState;
  forwarding: LayerState;
  gateways: LayerState;
  ms: number | null;
};

export const CONNECTED: SampleCell = {
  state: 'connected',
  gossip: 'good',
  forwarding: 'good',
  gateways: 'good',
  ms: 42,
};
export const UNKNOWN: SampleCell = {
  state: 'unknown',
  gossip: 'unknown',
  forwarding: 'unknown',
  gateways: 'unknown',
  ms: null,
};
export const DISCONNECTED: SampleCell = {
  state: 'disconnected',
  gossip: 'good',
  forwarding: 'bad',
  gateways: 'bad',
  ms: null,
};

export function server(node: string, change: Partial<ServerSnapshot> = {}): ServerSnapshot {
  return {
    node,
    address: '10.0.0.11',
    version: '1.12.3',
    status: 'alive',
    leader: false,
    voter: true,
    meshGatewayWanFederation: true,
    ...change,
  };
}

export function servers(
  prefix: string,
  count: number,
  change: Partial<ServerSnapshot> = {},
): ServerSnapshot[] {
  return Array.from({ length: count }, (_, i) =>
    server(`${prefix}-s${i + 1}`, { leader: i === 0, address: `10.0.0.${11 + i}`, ...change }),
  );
}

export function meshGateway(id: string, change: Partial<MeshGatewaySnapshot> = {}): MeshGatewaySnapshot {
  return {
    id,
    node: `${id}-host`,
    service: 'mesh-gateway',
    lan: '10.0.0.51:8443',
    wan: '203.0.113.51:443',
    federation: true,
    status: 'passing',
    usable: true,
    seen: 'live',
    ...change,
  };
}

export function datacenter(name: string, change: Partial<DatacenterSnapshot> = {}): DatacenterSnapshot {
  return {
    name,
    role: 'secondary',
    mode: 'mesh-gateways',
    observed: 'directly',
    through: null,
    configured: true,
    status: 'ok',
    leader: '10.0.0.11:8300',
    leaderKnown: true,
    quorum: { voters: 3, alive: 3, needed: 2, tolerance: 1 },
    servers: servers(name, 3),
    clientAgents: 12,
    meshGateways: [meshGateway('mesh-gateway-1'), meshGateway('mesh-gateway-2', { lan: '10.0.0.52:8443' })],
    meshGatewaysKnown: true,
    versions: ['1.12.3'],
    ...change,
  };
}

export function finding(change: Partial<Finding> & Pick<Finding, 'id' | 'title'>): Finding {
  return {
    rule: change.id.split('/')[0] ?? change.id,
    severity: 'critical',
    subject: { kind: 'federation' },
    evidence: [],
    cause: 'Its cause.',
    remedy: [],
    section: 'Mesh Gateways',
    confidence: 'observed',
    symptoms: [],
    ...change,
  };
}

/** A snapshot whose pairs are `cell(from, to)`; everything not given is healthy. */
export function snapshotOf(
  datacenters: readonly DatacenterSnapshot[],
  cell: (from: string, to: string) => SampleCell,
  change: Partial<Snapshot> = {},
): Snapshot {
  const cells = datacenters.flatMap((from) =>
    datacenters.map((to) => (from === to ? null : cell(from.name, to.name))),
  );
  const letters = (letter: (cell: SampleCell) => string) => cells.map((c) => (c ? letter(c) : '-')).join('');
  const count = datacenters.length;
  const pairs = count * (count - 1);
  const measured = cells.filter((c) => c !== null && c.state !== 'unknown').length;
  const primary = datacenters.find(({ role }) => role === 'primary')?.name ?? null;
  return {
    revision: 'r1',
    takenAt: '2026-03-01T14:02:11.000Z',
    source: 'consul',
    status: 'ok',
    headline: `All ${count} datacenters reach each other`,
    coverage: {
      sentence: `${count} agents answered · ${pairs} pairs measured`,
      vantages: count,
      vantagesAnswering: count,
      vantagesDenied: 0,
      datacenters: count,
      datacentersDirect: datacenters.filter(({ observed }) => observed === 'directly').length,
      pairs,
      pairsMeasured: measured,
    },
    primary,
    mode: 'mesh-gateways',
    datacenters,
    pairs: {
      state: letters(({ state }) => PAIR_LETTERS[state]),
      gossip: letters(({ gossip }) => LAYER_LETTERS[gossip]),
      forwarding: letters(({ forwarding }) => LAYER_LETTERS[forwarding]),
      gateways: letters(({ gateways }) => LAYER_LETTERS[gateways]),
      roundTripMs: cells.map((c) => c?.ms ?? null),
    },
    vantages: [],
    findings: [],
    verdicts: ['no-usable-mesh-gateway', 'disconnected-pair', 'lost-quorum'].map((rule) => ({
      rule,
      title: rule,
      family: 'gateways',
      status: 'passed',
    })),
    ...change,
  };
}
