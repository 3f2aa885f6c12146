import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { indexFederation } from '../federation-index';
import { registeredGateways } from '../usable-gateways';
import { hostOf } from '../words';
import type { AddressOwner, Context } from './types';

const MOST_ADDRESSES = 6;

/** `host:port` or an address alone; IPv6 in brackets. */
const ADDRESS = /\[[0-9a-f:]+\](?::\d{1,5})?|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?/gi;
/** A name with a port, only where something was dialled. */
const DIALLED_NAME = /(?:->|lookup |dial tcp )([a-z0-9][a-z0-9.-]*[a-z0-9](?::\d{1,5})?)/gi;
/**
 * Where Consul writes the name of a datacenter: behind `=`, or in JSON. Not in `failed to server in DC: server=…`, nor in
 * `does not encode a datacenter: ceph-2.example.com`: the name of a datacenter holds neither `=` nor a dot.
 */
const NAMED =
  /(?<![a-z0-9])(?:primary_datacenter|datacenter|dc)(?:["']?\s*=|["']\s*:)\s*["']?([a-z0-9_-]+)(?![a-z0-9_=-]|\.[a-z0-9])/gi;
/** The near side of a connection, whose port is of the moment. */
const NEAR_SIDE = /(\[[0-9a-f:]+\]|\b\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}\s*->/gi;

/** The names and addresses in a line, and what they are now. `from`: the datacenter that it was written in. */
export function contextOf(text: string, federation: Federation, from: string | null): Context {
  const index = indexFederation(federation);
  const tokens = new Set(
    text.split(/[^A-Za-z0-9_.\-:[\]]+/).map((token) => token.replace(/^[.:]+|[.:]+$/g, '')),
  );
  const servers = serversIn(federation, tokens);
  const named = new Set([...tokens, ...servers.map((server) => server.datacenter), ...serverNames(tokens)]);
  const datacenters = federation.datacenters.filter(({ name }) => named.has(name));
  const stranger = [...text.matchAll(NAMED)]
    .map((match) => match[1])
    .find((name) => name !== undefined && !index.datacenters.has(name));
  return {
    text,
    federation,
    from: from === null ? null : (index.datacenters.get(from) ?? null),
    datacenters,
    servers,
    stranger: stranger ?? null,
    dialler: diallerIn(text, federation),
    addresses: addressesIn(text, federation),
  };
}

/** The datacenter whose server opened the connection, by the address in front of the arrow; null when that is not plain. */
function diallerIn(text: string, federation: Federation): Datacenter | null {
  const index = indexFederation(federation);
  const servers = [...text.matchAll(NEAR_SIDE)].flatMap((match) =>
    index.serversAt(hostOf(match[0].replace(/\s*->$/, ''))),
  );
  const [name, ...others] = new Set(servers.map(({ datacenter }) => datacenter));
  return name === undefined || others.length > 0 ? null : (index.datacenters.get(name) ?? null);
}

/** Servers named as Serf does (`<node>.<dc>`), as certificates do (`<node>.server.<dc>.<domain>`) or by their node name alone. */
function serversIn({ datacenters }: Federation, tokens: ReadonlySet<string>): Server[] {
  const certificates = [...tokens].flatMap((token) => {
    const match = /^([^.]+)\.server\.([^.]+)\./.exec(token);
    return match ? [`${match[1]}.${match[2]}`] : [];
  });
  const names = new Set([...tokens, ...certificates]);
  return datacenters.flatMap(({ servers }) =>
    servers.filter(({ node, datacenter }) => names.has(`${node}.${datacenter}`) || names.has(node)),
  );
}

/** dc2 of `server.dc2.consul` and of `dc2-s1.server.dc2.consul`. */
const serverNames = (tokens: ReadonlySet<string>): string[] =>
  [...tokens].flatMap((token) => /(?:^|\.)server\.([^.]+)\./.exec(token)?.[1] ?? []);

function addressesIn(text: string, federation: Federation): AddressOwner[] {
  const found = new Map<string, boolean>();
  for (const match of text.matchAll(ADDRESS)) {
    const before = text.slice(0, match.index);
    // The side in front of an arrow is the port of the moment of whoever dialled.
    if (/^\s*->/.test(text.slice(match.index + match[0].length))) continue;
    const dialled = /->\s*$|dial tcp[46]?:? $/.test(before);
    found.set(match[0], (found.get(match[0]) ?? false) || dialled);
  }
  for (const match of text.matchAll(DIALLED_NAME)) {
    const name = match[1] ?? '';
    if (/[a-z]/i.test(name) && name.includes('.')) found.set(name, true);
  }
  return [...found]
    .slice(0, MOST_ADDRESSES)
    .map(([address, dialled]) => ownerOf(federation, address, dialled));
}

function ownerOf(federation: Federation, address: string, dialled: boolean): AddressOwner {
  const index = indexFederation(federation);
  const host = hostOf(address);
  const namedBy = (servers: readonly Server[]) =>
    servers.filter(({ self }) => self?.known === true && self.value.primaryGateways.includes(address));
  return {
    address,
    gateways: index.gatewaysAt(address).map(({ gateway, side }) => {
      const datacenter = index.datacenters.get(gateway.datacenter);
      const gone =
        gateway.seen !== 'live' &&
        datacenter !== undefined &&
        registeredGateways(federation, datacenter).live;
      return { gateway, side, gone };
    }),
    servers: index.serversAt(host),
    namedBy: federation.datacenters.flatMap((datacenter) => namedBy(datacenter.servers)),
    dialled,
  };
}
