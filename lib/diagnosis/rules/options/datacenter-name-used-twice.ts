import type { Datacenter, LanCluster } from '@/lib/federation/types';
import { isoTime } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

/** Each cluster needs a leader of its own: servers that have not joined yet share no list with the others either. */
export const datacenterNameUsedTwice: Rule = {
  id: 'datacenter-name-used-twice',
  title: 'Two datacenters have the same name',
  why: 'Requests, gossip and certificates are addressed by the name of the datacenter: they reach one or the other at random.',
  evidence:
    'LAN pools of one datacenter that have no server in common, each with its own leader. It takes an address configured in each of the two.',
  remedy: 'Build one of them anew under another name.',
  covers: ['F10'],
  requires: ['lanMembers', 'leader'],
  section: SECTIONS.architecture,
  check: ({ datacenters, takenAt }) =>
    datacenters.flatMap((datacenter) => {
      const separate = separateClusters(datacenter);
      const [first, second] = separate;
      if (!first || !second) return [];
      const { name } = datacenter;
      return [
        {
          severity: 'critical' as const,
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: `${separate.length} datacenters are called ${name}: ${nameList(first.servers, 3)}, and ${nameList(second.servers, 3)}`,
          evidence: separate.slice(0, 3).flatMap(({ vantages, servers, leaders }) =>
            vantages.slice(0, 1).map((vantage) => ({
              vantage,
              request: '/v1/agent/members',
              at: isoTime(takenAt),
              value: `servers of ${name}: ${nameList(servers, 5)}; leader ${nameList(leaders)}`,
            })),
          ),
          cause: `These LAN pools share no server and have leaders of their own (${nameList(separate.flatMap(({ leaders }) => leaders))}), so they are different clusters under one name. Whoever asks for ${name} gets an answer of either.`,
          remedy: [
            {
              text: 'The name cannot be changed afterwards: build one of the two anew, with an empty data directory, under a name of its own.',
              config: `datacenter = "<name of its own>"`,
            },
            {
              text: 'Its servers need new certificates, since the name is part of them.',
              command: 'consul tls cert create -server -dc <name of its own> -node <node>',
            },
            {
              text: `If one of the addresses was only configured under the wrong datacenter here, correct it.`,
            },
          ],
          confidence: 'observed' as const,
        },
      ];
    }),
};

function separateClusters({ clusters }: Datacenter): readonly LanCluster[] {
  const led = clusters.filter(({ leaders }) => leaders.length > 0);
  const leaders = new Set(led.flatMap((cluster) => cluster.leaders));
  const all = led.reduce((sum, cluster) => sum + cluster.leaders.length, 0);
  return led.length > 1 && leaders.size === all ? led : [];
}
