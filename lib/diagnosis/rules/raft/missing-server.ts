import { gapEvidence, sourceEvidence } from '../../evidence';
import { readRefusal, SECTIONS } from '../../remedies';
import { missingServers } from '../../server-life';
import type { Rule } from '../../types';
import { counted, nameList } from '../../words';

export const missingServer: Rule = {
  id: 'missing-server',
  title: 'A datacenter has fewer servers than expected',
  why: 'Autopilot removes a crashed server after seconds and lists it as left: the datacenter then looks well with one server less.',
  evidence: 'Fewer Raft peers than bootstrap_expect in the WAN member tags says.',
  remedy: 'Start the missing server again, or lower bootstrap_expect where it was taken out on purpose.',
  covers: ['S1', 'S4'],
  requires: ['peers', 'wanMembers'],
  section: SECTIONS.outage,
  check: ({ datacenters }) =>
    datacenters.flatMap((datacenter) => {
      const { name, servers, raft, peers } = datacenter;
      const missing = missingServers(datacenter);
      if (missing === null) return [];
      const { members, expect, observed } = missing;
      const gone = servers.filter((s) => s.status === 'left').map(({ node }) => node);
      const named = gone.length > 0 ? `: ${nameList(gone)} is listed as left` : '';
      const text = `${members} of ${counted(expect, 'expected server')}`;
      return [
        {
          severity: 'warning' as const,
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: `${name} has ${text}${named}`,
          evidence: [
            peers.known
              ? sourceEvidence(
                  peers.source,
                  `Raft peers: ${peers.value.join(', ')}; bootstrap_expect ${expect}`,
                )
              : raft.known
                ? sourceEvidence(
                    raft.source,
                    `Raft configuration: ${raft.value.map((s) => s.node).join(', ')}; bootstrap_expect ${expect}`,
                  )
                : gapEvidence(raft.gap),
          ],
          cause: `${gone.length > 0 ? `${nameList(gone)} left, or crashed and was removed by autopilot` : 'A server was removed, or never joined'}: bootstrap_expect is ${expect}. If it was taken out on purpose, lower bootstrap_expect on the others.`,
          remedy: [
            {
              text:
                gone.length > 0
                  ? `Start Consul again on ${nameList(gone)}.`
                  : `Add the missing server of ${name}.`,
              command: 'systemctl start consul',
            },
            ...gone.slice(0, 1).map(readRefusal),
            { text: 'See that it is a voter again.', command: 'consul operator raft list-peers' },
          ],
          confidence: observed ? ('observed' as const) : ('inferred' as const),
        },
      ];
    }),
};
