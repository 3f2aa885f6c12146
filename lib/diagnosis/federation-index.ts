import type { Datacenter, Federation, MeshGateway, Pair, Server } from '@/lib/federation/types';
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
  wanVantages: ReadonlyMap<string, string>;
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
  const datacenters = new Map(federation.datacenters.map((d) => [d.name, d]));
  const from = new Map<string, Pair[]>();
  const to = new Map<string, Pair[]>();
  const pairs = new Map<string, Map<string, Pair>>();
  for (const pair of federation.pairs) {
    push(from, pair.from, pair);
    push(to, pair.to, pair);
    const row = pairs.get(pair.from) ?? new Map<string, Pair>();
    row.set(pair.to, pair);
    pairs.set(pair.from, row);
  }
  let gateways: Map<string, { gateway: MeshGateway; side: 'lan' | 'wan' }[]> | null = null;
  let servers: Map<string, Server[]> | null = null;
  return {
    datacenters,
    pair: (a, b) => pairs.get(a)?.get(b),
    outOf: (name) => from.get(name) ?? [],
    into: (name) => to.get(name) ?? [],
    gatewaysAt: (address) => (gateways ??= gatewayAddresses(federation)).get(address) ?? [],
    serversAt: (host) => (servers ??= serverAddresses(federation)).get(host) ?? [],
    wanVantages: wanVantages(federation),
  };
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

function wanVantages(federation: Federation): Map<string, string> {
  const seen = new Map<string, string>();
  for (const { servers } of federation.datacenters) {
    for (const { views } of servers) for (const view of views) seen.set(view.vantage, view.datacenter);
  }
  for (const pair of federation.pairs) {
    for (const view of pair.gossipViews) seen.set(view.vantage, pair.from);
  }
  return seen;
}
