import type { Position } from './coordinates';

/** The parts of the played federation. Objects are identities: names may be hostile, and need not be good keys. */

export type Mode = 'mesh-gateways' | 'traditional';

export type HostPort = { address: string; port: number };

/** A Consul server agent. */
export type Server = {
  /** Unique in the federation, free of names: `<datacenter ordinal>.<server ordinal>`. */
  key: string;
  ordinal: number;
  datacenter: string;
  node: string;
  id: string;
  address: string;
  version: string;
  /** Tags beside Consul's own, in the LAN and WAN member lists. */
  extraTags: readonly (readonly [string, string])[];
};

export type ExtraCheck = { id: string; name: string; notes: string; output: string };

/** A service instance of kind mesh-gateway on a client agent of its own. */
export type Gateway = {
  key: string;
  datacenter: string;
  node: string;
  nodeId: string;
  nodeAddress: string;
  id: string;
  service: string;
  lan: HostPort;
  wan: HostPort;
  tags: readonly string[];
  meta: readonly (readonly [string, string])[];
  extraChecks: readonly ExtraCheck[];
};

/** A client agent that is no gateway. */
export type Client = { node: string; id: string; address: string; version: string };

export type AppService = { name: string; tags: readonly string[]; port: number; nodes: readonly Client[] };

export type Datacenter = {
  ordinal: number;
  name: string;
  version: string;
  servers: readonly Server[];
  gateways: readonly Gateway[];
  clients: readonly Client[];
  services: readonly AppService[];
  position: Position;
};

export type Topology = {
  mode: Mode;
  primary: Datacenter;
  /** Primary first, then in the order given. */
  datacenters: readonly Datacenter[];
  byName: ReadonlyMap<string, Datacenter>;
  /** Names that routers list although nobody plays them (hostile trials): requests for them fail with `ghostError`. */
  ghosts: readonly string[];
  ghostError: string;
};

/** The datacenter of a server or gateway. */
export function datacenterOf(topology: Topology, part: { datacenter: string }): Datacenter {
  const found = topology.byName.get(part.datacenter);
  if (!found) throw new Error(`demo: no datacenter named ${JSON.stringify(part.datacenter)} in the topology`);
  return found;
}

/** Whether version `a` is `b` or later; parts that are no numbers count as 0. */
export function atLeast(a: string, b: string): boolean {
  const [left, right] = [a, b].map((v) => v.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
