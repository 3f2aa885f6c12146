import type { Datacenter } from '@/lib/federation/types';
import { gapEvidence, sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { counted, nameList } from '../../words';
import { deadServers } from './datacenter-without-leader';

export const quorumAtRisk: Rule = {
  id: 'quorum-at-risk',
  title: 'One more lost server stops a datacenter',
  why: 'A datacenter at the edge of quorum works until the next server stops, and then not at all.',
  evidence: 'Voters of the Raft configuration and which of them are alive.',
  remedy: 'Bring the missing voters back before touching another server.',
  covers: ['S4'],
  requires: ['leader', 'peers', 'raft', 'lanMembers', 'wanMembers'],
  section: SECTIONS.outage,
  check: ({ datacenters }) =>
    datacenters.flatMap((datacenter) => {
      const { name, quorum, servers, leader } = datacenter;
      const hasLeader = leader.known && leader.value !== null;
      if (!quorum || quorum.tolerance > 0 || !hasLeader) return [];
      const dead = deadServers(datacenter);
      const expect = Math.max(0, ...servers.map((s) => s.expect ?? 0));
      const byDesign = dead.length === 0 && quorum.alive === quorum.voters && quorum.voters >= expect;
      const named = dead.length > 0 ? `: ${nameList(dead)} failed` : '';
      return [
        {
          severity: byDesign ? ('info' as const) : ('warning' as const),
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: byDesign
            ? `${name} runs on ${counted(quorum.voters, 'server')} by design: none may stop`
            : `${name} cannot lose another server${named} (${quorum.alive} of ${counted(quorum.voters, 'voter')} alive)`,
          evidence: evidenceOf(datacenter),
          cause: `Raft needs ${quorum.needed} of ${quorum.voters} voters; ${quorum.alive} ${quorum.alive === 1 ? 'is' : 'are'} alive${expect > quorum.voters ? ` and ${expect} are expected` : ''}.`,
          remedy: byDesign
            ? [
                {
                  text: `Run 3 or 5 servers in ${name} if it matters to survive the loss of one.`,
                  config: `server = true\nbootstrap_expect = 3`,
                },
              ]
            : [
                {
                  text:
                    dead.length > 0
                      ? `Start Consul again on ${nameList(dead)}.`
                      : `Bring ${name} back to ${Math.max(expect, quorum.voters)} voting servers.`,
                  command: 'systemctl start consul',
                },
                {
                  text: 'If a server is gone for good, remove it so that it no longer counts, and add another.',
                  command: 'consul operator raft list-peers',
                },
              ],
          confidence: 'observed' as const,
        },
      ];
    }),
};

function evidenceOf({ quorum, raft, peers, servers }: Datacenter): Evidence[] {
  const count = quorum
    ? `${quorum.alive} of ${quorum.voters} voters alive, ${quorum.needed} needed`
    : 'unknown';
  const failed = servers.filter(({ status }) => status === 'failed');
  return [
    raft.known
      ? sourceEvidence(raft.source, count)
      : peers.known
        ? sourceEvidence(peers.source, count)
        : gapEvidence(peers.gap),
    ...failed
      .flatMap(({ lan, node }) => (lan.known ? [sourceEvidence(lan.source, `${node} ${lan.value}`)] : []))
      .slice(0, 5),
  ];
}
