import { createHash } from 'node:crypto';
import type { Position } from './coordinates';
import type { AppService, Client, Datacenter, Gateway, Mode, Server, Topology } from './topology';

/** What a caller says of a datacenter to play; the rest (names, addresses, ids) follows from it. */
export type DatacenterSpec = {
  name: string;
  /** Server agents; Consul wants an odd number. */
  servers: number;
  /** Mesh gateways; ignored in traditional mode. */
  gateways: number;
  /** Consul version; the federation's when absent. */
  version?: string;
};

export type TopologyOptions = {
  datacenters: readonly DatacenterSpec[];
  mode: Mode;
  version: string;
  /** One per datacenter; the origin where there is none. */
  positions: readonly Position[];
};

/** A stable UUID for a name: the same federation has the same ids at every start. */
export function stableUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Builds the federation: the first datacenter is the primary. Throws when a spec cannot be played. */
export function buildTopology(options: TopologyOptions): Topology {
  const seen = new Set<string>();
  for (const [i, spec] of options.datacenters.entries()) {
    const where = `demo: datacenters[${i}]`;
    if (!spec.name) throw new Error(`${where}.name is empty; give the datacenter a name`);
    if (seen.has(spec.name)) throw new Error(`${where}.name ${JSON.stringify(spec.name)} is used twice`);
    seen.add(spec.name);
    if (!Number.isInteger(spec.servers) || spec.servers < 1 || spec.servers > 9)
      throw new Error(`${where}.servers is ${spec.servers}; use a whole number from 1 to 9`);
    if (!Number.isInteger(spec.gateways) || spec.gateways < 0 || spec.gateways > 9)
      throw new Error(`${where}.gateways is ${spec.gateways}; use a whole number from 0 to 9`);
  }
  const datacenters = options.datacenters.map((spec, ordinal) => buildDatacenter(spec, ordinal, options));
  const primary = datacenters[0];
  if (!primary) throw new Error('demo: datacenters is empty; name at least one');
  const byName = new Map(datacenters.map((dc) => [dc.name, dc]));
  return { mode: options.mode, primary, datacenters, byName, ghosts: [], ghostError: '' };
}

function buildDatacenter(spec: DatacenterSpec, ordinal: number, options: TopologyOptions): Datacenter {
  const { name } = spec;
  const version = spec.version ?? options.version;
  // 10.8.0.0/24, 10.9.0.0/24 ... for the LAN.
  const lan = (host: number) => `10.${8 + (ordinal >> 8)}.${ordinal & 255}.${host}`;
  const wan = (host: number) => wanAddress(ordinal, host);
  const servers = range(spec.servers).map((n): Server => ({
    key: `${ordinal}.${n}`,
    ordinal: n,
    datacenter: name,
    node: `${name}-s${n + 1}`,
    id: stableUuid(`${name}/server/${n}`),
    address: lan(11 + n),
    version,
    extraTags: [],
  }));
  const gateways = range(options.mode === 'traditional' ? 0 : spec.gateways).map((n): Gateway => ({
    key: `${ordinal}.g${n}`,
    datacenter: name,
    node: `${name}-gw${n + 1}`,
    nodeId: stableUuid(`${name}/gateway/${n}`),
    nodeAddress: lan(51 + n),
    id: `mesh-gateway-${n + 1}`,
    service: 'mesh-gateway',
    lan: { address: lan(51 + n), port: 8443 },
    wan: { address: wan(3 + n), port: 8443 },
    tags: [],
    meta: [],
    extraChecks: [],
  }));
  const clients = range(2).map((n): Client => ({
    node: `${name}-app${n + 1}`,
    id: stableUuid(`${name}/client/${n}`),
    address: lan(101 + n),
    version,
  }));
  const services: AppService[] = [
    { name: 'checkout', tags: ['v2'], port: 8080, nodes: clients },
    { name: 'web', tags: ['http', 'public'], port: 80, nodes: clients.slice(0, 1) },
  ];
  const position = options.positions[ordinal] ?? { vec: new Array<number>(8).fill(0), adjustment: 0 };
  return { ordinal, name, version, servers, gateways, clients, services, position };
}

/** The documentation networks of RFC 5737 hold 15 datacenters; what is larger takes addresses of the benchmarks' network, RFC 2544. */
function wanAddress(ordinal: number, host: number): string {
  const place = ordinal * 16 + host;
  if (ordinal < 15) return `${ordinal % 2 === 0 ? '203.0.113' : '198.51.100'}.${place}`;
  return `198.18.${place >> 8}.${place & 255}`;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
