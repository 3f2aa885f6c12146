import type { FederationState } from '../../consul/types';
import { liveGatewaysOf } from '../live-gateways';
import type { Datacenter, Federation, Known, MeshGateway } from '../types';

/** What routes are read from, by name and made when first asked for: there are 39,800 of them in a large federation. */
export type Ground = {
  federation: Federation;
  datacenter: (name: string) => Datacenter | undefined;
  /** The federation states as `observer` has them, by datacenter. */
  records: (observer: string) => Known<ReadonlyMap<string, FederationState>> | null;
  /** The live registrations of a datacenter's gateways by gatewayKey; null when they are not known. */
  live: (name: string) => ReadonlyMap<string, MeshGateway> | null;
  /** Whether the WAN pools of `observer` have the servers of `subject` alive, by node; null when no pool of it is known. */
  pool: (observer: string, subject: string) => ReadonlyMap<string, boolean> | null;
};

const memo = new WeakMap<Federation, Ground>();

export function groundOf(federation: Federation): Ground {
  const known = memo.get(federation);
  if (known) return known;
  const ground = build(federation);
  memo.set(federation, ground);
  return ground;
}

/** Unique in a datacenter, whatever characters the names hold. */
export const gatewayKey = ({ node, id }: { node: string; id: string }): string =>
  `${node.length}:${node}${id}`;

function build(federation: Federation): Ground {
  const byName = new Map(federation.datacenters.map((datacenter) => [datacenter.name, datacenter]));
  const records = cached((observer: string) => {
    const states = byName.get(observer)?.federationStates;
    if (!states?.known) return states ?? null;
    return { ...states, value: new Map(states.value.map((state) => [state.datacenter, state])) };
  });
  const live = cached((name: string) => {
    const datacenter = byName.get(name);
    const list = datacenter ? liveGatewaysOf(federation, datacenter) : null;
    return list && new Map(list.map((gateway) => [gatewayKey(gateway), gateway]));
  });
  const pools = cached((subject: string) => readPools(byName.get(subject)));
  return {
    federation,
    datacenter: (name) => byName.get(name),
    records,
    live,
    pool: (observer, subject) =>
      // A pool always lists its own datacenter: without that entry there is none.
      pools(observer).has(observer) ? (pools(subject).get(observer) ?? NOBODY) : null,
  };
}

const NOBODY: ReadonlyMap<string, boolean> = new Map();

/** Observer → node → whether any pool of the observer has it alive. */
function readPools(datacenter: Datacenter | undefined): ReadonlyMap<string, ReadonlyMap<string, boolean>> {
  const pools = new Map<string, Map<string, boolean>>();
  for (const { node, views } of datacenter?.servers ?? []) {
    for (const { datacenter: observer, status } of views) {
      const pool = pools.get(observer) ?? new Map<string, boolean>();
      pools.set(observer, pool.set(node, pool.get(node) === true || status === 'alive'));
    }
  }
  return pools;
}

function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    // Set on the line above.
    return made.get(key) as T;
  };
}
