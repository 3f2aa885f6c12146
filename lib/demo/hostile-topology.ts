import { HOSTILE_STRINGS } from './hostile-strings';
import type { Client, Datacenter, ExtraCheck, Gateway, Topology } from './topology';

/** Names that make a datacenter of our own unplayable or two of them alike. */
const MAX_NAME = 1000;
/** Cannot stand in a URL, so nobody could ask for such a datacenter. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The same federation with hostile strings in every field that carries text: each string of the corpus stands at least
 * once in every kind of field. Names stay unique; the primary keeps its name so that the federation can be told apart.
 */
export function hostileTopology(topology: Topology): Topology {
  const names = HOSTILE_STRINGS.filter(
    (text) => text.length <= MAX_NAME && text.trim() && !LONE_SURROGATE.test(text),
  );
  const total = topology.datacenters.length;
  const datacenters = topology.datacenters.map((dc, i): Datacenter => {
    const name =
      i === 0 ? dc.name : (names[(i - 1) % names.length] ?? '') + (i > names.length ? ` ${i}` : '');
    const share = HOSTILE_STRINGS.filter((_, n) => n % total === i);
    return hostileDatacenter(dc, name, share);
  });
  const primary = datacenters[0] ?? topology.primary;
  const taken = new Set(datacenters.map((dc) => dc.name));
  return {
    ...topology,
    primary,
    datacenters,
    byName: new Map(datacenters.map((dc) => [dc.name, dc])),
    ghosts: HOSTILE_STRINGS.filter((text) => !taken.has(text)),
    ghostError: `rpc error making call: ${HOSTILE_STRINGS.join(' ')}`,
  };
}

function hostileDatacenter(dc: Datacenter, name: string, share: readonly string[]): Datacenter {
  const each = <T>(count: number, i: number, make: (text: string, n: number) => T): T[] =>
    share
      .map((text, n) => [text, n] as const)
      .filter(([, n]) => n % count === i)
      .map(([text, n]) => make(text, n));
  const servers = dc.servers.map((server, i) => ({
    ...server,
    datacenter: name,
    node: `${server.node} ${share[i % share.length] ?? ''}`,
    version: i === 0 ? server.version : `${server.version} ${share[(i + 1) % share.length] ?? ''}`,
    extraTags: each(dc.servers.length, i, (text): [string, string] => [text, text]),
  }));
  const gateways = dc.gateways.map((gateway, i): Gateway => ({
    ...gateway,
    datacenter: name,
    node: `${gateway.node} ${share[(i + 2) % share.length] ?? ''}`,
    id: `${gateway.id} ${share[(i + 3) % share.length] ?? ''}`,
    service: share[(i + 4) % share.length]?.slice(0, MAX_NAME) || gateway.service,
    tags: each(dc.gateways.length, i, (text) => text),
    meta: each(dc.gateways.length, i, (text): [string, string] => [text, text]),
    extraChecks: each(dc.gateways.length, i, (text): ExtraCheck => ({
      id: text,
      name: text,
      notes: text,
      output: text,
    })),
  }));
  // One client agent and one service of each name, so that lists carry the whole share.
  const clients = share.map((text, n): Client => ({
    node: text || `empty-${n}`,
    id: text,
    address: text,
    version: text,
  }));
  const services = share.map((text, n) => ({
    name: text,
    tags: [text],
    port: 1000 + n,
    nodes: clients.slice(n, n + 1),
  }));
  return {
    ...dc,
    name,
    servers,
    gateways,
    clients: [...dc.clients, ...clients],
    services: [...dc.services, ...services],
  };
}
