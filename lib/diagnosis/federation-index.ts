import type { Datacenter, Federation, MeshGateway, Pair, Server, VantageState } from '@/lib/federation/types';
import { hostPort } from './words';

/** The federation by name: rules over 39,800 pairs may not search lists. */
export type FederationIndex = {
  datacenters: ReadonlyMap<string, Datacenter>;
  pair: (from: string, to: string) => Pair | undefined;
  outOf: (datacenter: string) => readonly Pair[];
  into: (datacenter: string) => readonly Pair[];
  /** Gateways that own, or are believed to own, this `host:port`. */
  gatewaysAt: (address: string) => readonly { gateway: MeshGateway; side: 'lan' | 'wan' }[];
  serversAt: (host: string) => readonly Server[];
  /** Vantages whose WAN pool lists anybody, with the datacenter they look from. */
  wanVantages: () => ReadonlyMap<string, string>;
  /** Servers that not every WAN pool lists as alive. */
  oddServers: () => readonly Server[];
  /**
   * Pairs of which there is anything to tell beyond "connected": a failure or one that was, an answer that took more than a second, bad
   * gossip or gateways, nothing measured. In federation order; of 39,800 mostly few.
   */
  oddPairs: () => readonly Pair[];
  /** Our vantages in a datacenter. */
  vantagesIn: (datacenter: string) => readonly VantageState[];
};

const indexes = new WeakMap<Federation, FederationIndex>();

/** Made once a federation: all rules and foldings share it. */
export function indexFederation(federation: Federation): FederationIndex {
  const known = indexes.get(federation);
  if (known) return known;
  const index = buildIndex(federation);
  indexes.set(federation, index);
  return index;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function buildIndex(federation: Federation): FederationIndex {
  const { datacenters, pairs } = federation;
  const place = new Map(datacenters.map(({ name }, index) => [name, index]));
  const once = <T>(make: () => T): (() => T) => {
    let made: { value: T } | null = null;
    return () => (made ??= { value: make() }).value;
  };
  const from = once(() => groupPairs(pairs, (pair) => pair.from));
  const to = once(() => groupPairs(pairs, (pair) => pair.to));
  const gateways = once(() => gatewayAddresses(federation));
  const servers = once(() => serverAddresses(federation));
  const wan = once(() => wanVantages(federation, (name) => vantages().get(name)?.length ?? 0));
  const odd = once(() => oddServers(federation, wan().size));
  const oddPairs = once(() => pairs.filter(isOdd));
  const vantages = once(() => {
    const groups = new Map<string, VantageState[]>();
    for (const vantage of federation.vantages) if (vantage.in !== null) push(groups, vantage.in, vantage);
    return groups;
  });
  return {
    datacenters: new Map(datacenters.map((d) => [d.name, d])),
    pair: (a, b) => {
      const [i, j] = [place.get(a), place.get(b)];
      if (i === undefined || j === undefined || i === j) return undefined;
      const pair = pairs[i * (datacenters.length - 1) + (j < i ? j : j - 1)];
      return pair?.from === a && pair.to === b
        ? pair
        : from()
            .get(a)
            ?.find((p) => p.to === b);
    },
    outOf: (name) => from().get(name) ?? [],
    into: (name) => to().get(name) ?? [],
    gatewaysAt: (address) => gateways().get(address) ?? [],
    serversAt: (host) => servers().get(host) ?? [],
    wanVantages: wan,
    oddServers: odd,
    oddPairs,
    vantagesIn: (name) => vantages().get(name) ?? [],
  };
}

function groupPairs(pairs: readonly Pair[], key: (pair: Pair) => string): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) push(groups, key(pair), pair);
  return groups;
}

function gatewayAddresses(federation: Federation) {
  const map = new Map<string, { gateway: MeshGateway; side: 'lan' | 'wan' }[]>();
  for (const { meshGateways } of federation.datacenters) {
    for (const gateway of meshGateways) {
      const lan = new Set([gateway.lan, ...gateway.beliefs.map((b) => b.lan)].map(hostPort));
      const wan = new Set(
        [gateway.wan, ...gateway.beliefs.map((b) => b.wan)].flatMap((a) => (a ? [hostPort(a)] : [])),
      );
      for (const address of lan) push(map, address, { gateway, side: 'lan' as const });
      for (const address of wan) push(map, address, { gateway, side: 'wan' as const });
    }
  }
  return map;
}

function serverAddresses(federation: Federation): Map<string, Server[]> {
  const map = new Map<string, Server[]>();
  for (const { servers } of federation.datacenters) {
    for (const server of servers) if (server.address !== null) push(map, server.address, server);
  }
  return map;
}

/** An answer that takes longer than this, ms, may be worth telling. */
const SLOW_MS = 1_000;

function isOdd({ state, failure, gossip, gateways, probes }: Pair): boolean {
  if (state !== 'connected' || failure !== null || gossip !== 'good' || gateways === 'bad') return true;
  for (const { outcome, ms, changes } of probes) {
    if (outcome !== 'works' || ms > SLOW_MS || changes.length > 0) return true;
  }
  return false;
}

/**
 * A pool names its own datacenter's servers too, so in a federation of one datacenter only the views tell. `expected`: how many vantages
 * a datacenter has; once all of them were seen, its other pairs tell no more.
 */
function wanVantages(
  { pairs, datacenters }: Federation,
  expected: (datacenter: string) => number,
): Map<string, string> {
  const seen = new Map<string, string>();
  let [row, left] = ['', 0];
  for (const { from, gossipViews } of pairs) {
    if (from !== row) [row, left] = [from, expected(from)];
    if (left === 0) continue;
    for (const { vantage } of gossipViews) {
      if (seen.has(vantage)) continue;
      seen.set(vantage, from);
      left--;
    }
  }
  if (datacenters.length > 1) return seen;
  for (const { servers } of datacenters) {
    for (const { views } of servers) for (const view of views) seen.set(view.vantage, view.datacenter);
  }
  return seen;
}

/** 200 datacenters have 200,000 views: they are walked once, and rules look only at what is left. */
function oddServers({ datacenters }: Federation, pools: number): Server[] {
  const odd: Server[] = [];
  for (const { servers } of datacenters) {
    for (const server of servers) {
      const { views } = server;
      let isOdd = views.length !== pools;
      for (let i = 0; i < views.length && !isOdd; i++) isOdd = views[i]?.status !== 'alive';
      if (isOdd) odd.push(server);
    }
  }
  return odd;
}
