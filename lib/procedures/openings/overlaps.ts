import { addressKind } from '@/lib/diagnosis/address-kind';
import { nameList } from '@/lib/diagnosis/words';
import { byText } from '@/lib/federation/order';
import type { Ground } from './ground';
import type { Overlap } from './types';

/** The network that an address is probably in: /24, or /64; null for names and for addresses that every machine has. */
function subnetOf(address: string): string | null {
  const kind = addressKind(address);
  if (kind !== 'private' && kind !== 'public') return null;
  if (!address.includes(':')) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...zeros, ...back].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}

/**
 * Networks that are at more than one datacenter: the same server address twice is proof; the same subnet is not, since several
 * datacenters may well be in one network.
 */
export function overlaps({ rpc, lanServers, lanGateways }: Ground): Overlap[] {
  const at = (entries: readonly (readonly [what: string | null, datacenter: string])[]) => {
    const owners = new Map<string, Set<string>>();
    for (const [what, datacenter] of entries)
      if (what !== null) owners.set(what, (owners.get(what) ?? new Set()).add(datacenter));
    return [...owners].filter(([, names]) => names.size > 1).sort(([a], [b]) => byText(a, b));
  };
  const same = at(
    rpc.flatMap(({ datacenter, hosts }) =>
      hosts.map(
        ({ address, port }) => [subnetOf(address) && `${address}:${port ?? ''}`, datacenter] as const,
      ),
    ),
  );
  const proved = new Set(same.map(([, names]) => [...names].join('\0')));
  const near = at(
    [...lanServers, ...lanGateways].flatMap(({ datacenter, hosts }) =>
      hosts.map(({ address }) => [subnetOf(address), datacenter] as const),
    ),
  ).filter(([, names]) => !proved.has([...names].join('\0')));
  return [
    ...same.map(([what, names]): Overlap => ({
      kind: 'same-address',
      what,
      datacenters: [...names],
      sentence: `${what} is a server of ${nameList([...names])}: their networks overlap, so their servers cannot dial each other. Traditional federation cannot work between them; through mesh gateways it can.`,
    })),
    ...near.map(([what, names]): Overlap => ({
      kind: 'same-subnet',
      what,
      datacenters: [...names],
      sentence: `${nameList([...names])} have machines in ${what}. If these are networks of their own with the same range (pods of two clusters, two VPCs), traditional federation cannot work between them; if it is one network, it can.`,
    })),
  ];
}
