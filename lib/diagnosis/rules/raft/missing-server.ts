import type { Datacenter } from '@/lib/federation/types';
import { gapEvidence, sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { counted, nameList } from '../../words';

export const missingServer: Rule = {
  id: 'missing-server',
  title: 'A datacenter has fewer servers than expected',
  why: 'Autopilot removes a crashed server after seconds and lists it as left: the datacenter then looks well with one server less.',
  evidence: 'Fewer Raft peers than bootstrap_expect in the WAN member tags says.',
  remedy: 'Start the missing server again, or lower bootstrap_expect where it was taken out on purpose.',
  covers: [],
  requires: ['peers', 'wanMembers'],
  section: SECTIONS.outage,
  check: ({ datacenters }) =>
    datacenters.flatMap((datacenter) => {
      const { name, servers, raft, peers } = datacenter;
      const members = memberCount(datacenter);
      const expect = Math.max(0, ...servers.filter((s) => s.status === 'alive').map((s) => s.expect ?? 0));
      if (members === null || members.count === 0 || members.count >= expect) return [];
      const gone = servers.filter((s) => s.status === 'left').map(({ node }) => node);
      const named = gone.length > 0 ? `: ${nameList(gone)} is listed as left` : '';
      const text = `${members.count} of ${counted(expect, 'expected server')}`;
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
            { text: 'See that it is a voter again.', command: 'consul operator raft list-peers' },
          ],
          confidence: members.observed ? ('observed' as const) : ('inferred' as const),
        },
      ];
    }),
};

/**
 * Members of the Raft configuration, as the newest word has it: the peers are read more often than the configuration. A server that
 * just came back is a member before it votes.
 */
function memberCount({
  raft,
  peers,
  servers,
  leader,
}: Datacenter): { count: number; observed: boolean } | null {
  if (peers.known && (!raft.known || peers.source.at >= raft.source.at)) {
    return { count: peers.value.length, observed: true };
  }
  if (raft.known) return { count: raft.value.length, observed: true };
  const gone = servers.filter((s) => s.status === 'left').length;
  const alive = servers.filter((s) => s.status === 'alive').length;
  const failed = servers.length - alive - gone;
  return gone > 0 && failed === 0 && leader.known && leader.value !== null
    ? { count: alive, observed: false }
    : null;
}
