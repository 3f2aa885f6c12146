import type { Federation } from '@/lib/federation/types';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { isoTime } from '../../evidence';
import { nameList, shellWord } from '../../words';

/** A round trip between far continents takes up to this long, ms; what is longer goes a way round or waits in a queue. */
const HIGH_MS = 300;

export const highRoundTripTime: Rule = {
  id: 'high-round-trip-time',
  title: 'The round trip between datacenters is long',
  why: 'Every forwarded request, replication round and token that is resolved in the primary takes at least this long.',
  evidence:
    "Consul's own network coordinates: through mesh gateways they include both hops, and stand still while a way is broken.",
  remedy: 'Nothing where the distance is real; else look for the detour.',
  covers: ['N12'],
  requires: ['coordinates'],
  section: SECTIONS.verification,
  check: (federation) => {
    const far = federation.pairs.filter(({ roundTripMs }) => roundTripMs !== null && roundTripMs >= HIGH_MS);
    const [first] = far;
    if (!first) return [];
    // A way and its way back are one distance.
    const ways = [...new Set(far.map(({ from, to }) => [from, to].sort().join(' to ')))];
    const evidence: Evidence[] = far.slice(0, 6).map(({ from, to, roundTripMs }) => ({
      vantage: indexFederation(federation).vantagesIn(from)[0]?.id ?? 'another datacenter',
      request: '/v1/coordinate/datacenters',
      at: isoTime(federation.takenAt),
      value: `${from} to ${to}: about ${Math.round((roundTripMs ?? 0) / 50) * 50} ms`,
    }));
    return [
      {
        severity: 'info',
        subject: far.length <= 2 ? { kind: 'pair', from: first.from, to: first.to } : { kind: 'federation' },
        title: `Round trips take more than ${HIGH_MS} ms: ${nameList(ways, 3)}`,
        evidence,
        cause:
          "This is the estimate of Consul's network coordinates. Through mesh gateways it includes the hops over both gateways, and it is only updated by gossip that gets through, so after a fault it may be old.",
        remedy: [
          {
            text: 'If the datacenters are not that far apart, look for a detour (VPN, proxy) or an overloaded gateway.',
            command: `consul rtt -wan ${server(federation, first.from)} ${server(federation, first.to)}`,
          },
        ],
        confidence: 'observed',
      },
    ];
  },
};

/** A server's name in the WAN pool; the command takes two of them, and no datacenters. */
function server(federation: Federation, name: string): string {
  const servers = indexFederation(federation).datacenters.get(name)?.servers ?? [];
  const node = (servers.find(({ status }) => status === 'alive') ?? servers[0])?.node;
  return node === undefined ? `'<server>'.${shellWord(name)}` : shellWord(`${node}.${name}`);
}
