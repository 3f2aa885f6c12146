import { counted } from '@/lib/diagnosis/words';
import { byText } from '@/lib/federation/order';
import type { Party } from './types';

/** What of a datacenter can be dialled: an address with the port on it. `port` null: not known. */
export type Host = { address: string; port: number | null };

export type Role = 'servers' | 'mesh gateways';

/** One datacenter's hosts of one role. */
export type Group = { datacenter: string; role: Role; hosts: readonly Host[] };

const memo = new WeakMap<Group, readonly string[]>();

/** Each address once, sorted. Worked out once a group: in a large federation it is part of hundreds of rows. */
function addressesOf(group: Group): readonly string[] {
  const known = memo.get(group);
  if (known) return known;
  const addresses = [...new Set(group.hosts.map(({ address }) => address))].sort(byText);
  memo.set(group, addresses);
  return addresses;
}

/** The hosts of one or several datacenters as one side of a rule, by datacenter; at most `most` of them by address. */
export function party(groups: readonly Group[], role: Role, most: number): Party {
  const [only] = groups;
  const addresses = new Set<string>();
  for (const group of groups) for (const address of addressesOf(group)) addresses.add(address);
  return {
    label:
      only && groups.length === 1
        ? `${role} of ${only.datacenter}`
        : `${role} of ${counted(groups.length, 'other datacenter')}`,
    datacenters: groups.map(({ datacenter }) => datacenter).slice(0, most),
    addresses: [...addresses].slice(0, most),
    count: addresses.size,
  };
}

/** A group split by the port it is dialled on, sorted: mostly one. A group without hosts stays one, on an unknown port. */
export function byPort(group: Group): { port: number | null; group: Group }[] {
  const ports = [...new Set(group.hosts.map(({ port }) => port))].sort((a, b) => (a ?? 0) - (b ?? 0));
  if (ports.length === 0) return [{ port: null, group }];
  return ports.map((port) => ({
    port,
    group: { ...group, hosts: group.hosts.filter((host) => host.port === port) },
  }));
}

/** How many pairs of addresses a rule from each of these groups to that one lets through. */
export function pairsBetween(from: readonly Group[], to: Group): number {
  const sources = from.reduce((sum, group) => sum + addressesOf(group).length, 0);
  return sources * to.hosts.length;
}
