import type { Datacenter, Quorum } from '@/lib/federation/types';
import { gapEvidence, sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import { deadServers, isStabilising } from '../../server-life';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { counted, nameList } from '../../words';

export const quorumAtRisk: Rule = {
  id: 'quorum-at-risk',
  title: 'One more lost server stops a datacenter',
  why: 'A datacenter at the edge of quorum works until the next server stops, and then not at all.',
  evidence: 'Voters of the Raft configuration and which of them are alive.',
  remedy: 'Bring the missing voters back before touching another server.',
  covers: ['S4'],
  requires: ['leader', 'peers', 'raft', 'lanMembers', 'wanMembers'],
  section: SECTIONS.outage,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      const { name, quorum, servers, leader } = datacenter;
      const hasLeader = leader.known && leader.value !== null;
      if (!quorum || !hasLeader) return [];
      const dead = deadServers(datacenter).map(({ node }) => node);
      const expect = Math.max(0, ...servers.map((s) => s.expect ?? 0));
      const isWhole = dead.length === 0 && quorum.alive === quorum.voters && quorum.voters >= expect;
      const isEven = isWhole && quorum.voters > 2 && quorum.voters % 2 === 0;
      if (quorum.tolerance > 0 && !isEven) return [];
      const returning = servers
        .filter((s) => isStabilising(federation, datacenter, s))
        .map(({ node }) => node);
      const said = isWhole
        ? byDesign(datacenter, quorum)
        : returning.length > 0 && quorum.alive + returning.length >= expect
          ? votingSoon(datacenter, returning)
          : atRisk(datacenter, quorum, dead, expect);
      return [
        {
          subject: { kind: 'datacenter' as const, datacenter: name },
          evidence: evidenceOf(datacenter),
          cause: `Raft needs ${quorum.needed} of ${quorum.voters} voters; ${quorum.alive} ${quorum.alive === 1 ? 'is' : 'are'} alive${expect > quorum.voters ? ` and ${expect} are expected` : ''}.`,
          confidence: 'observed' as const,
          ...said,
        },
      ];
    }),
};

type Said = Pick<RuleFinding, 'severity' | 'title' | 'remedy'>;

/** All servers that were meant to be are there. */
function byDesign({ name }: Datacenter, { voters, tolerance }: Quorum): Said {
  const few = voters <= 2;
  return {
    severity: 'info',
    title: few
      ? `${name} runs on ${counted(voters, 'server')} by design: none may stop`
      : `${name} has ${voters} voters, an even number: it survives the loss of ${tolerance}, as with ${voters - 1}`,
    remedy: [
      {
        text: few
          ? `Run 3 or 5 servers in ${name} if it matters to survive the loss of one.`
          : `Run ${voters - 1} or ${voters + 1} voters in ${name}.`,
        config: `server = true\nbootstrap_expect = ${few ? 3 : voters + 1}`,
      },
    ],
  };
}

/** A server is back, and autopilot gives it its vote as soon as it has been stable for a while. */
function votingSoon({ name }: Datacenter, returning: readonly string[]): Said {
  const one = returning.length === 1;
  return {
    severity: 'info',
    title: `${nameList(returning)} of ${name} ${one ? 'is' : 'are'} back and ${one ? 'has' : 'have'} no vote yet`,
    remedy: [
      {
        text: `Wait before stopping another server: autopilot gives ${one ? 'it its vote' : 'them their votes'} when ${one ? 'it has' : 'they have'} been stable for 10 seconds (server_stabilization_time).`,
        command: 'consul operator raft list-peers',
      },
    ],
  };
}

function atRisk(
  { name }: Datacenter,
  { alive, voters }: Quorum,
  dead: readonly string[],
  expect: number,
): Said {
  const named = dead.length > 0 ? `: ${nameList(dead)} failed` : '';
  return {
    severity: 'warning',
    title: `${name} cannot lose another server${named} (${alive} of ${counted(voters, 'voter')} alive)`,
    remedy: [
      {
        text:
          dead.length > 0
            ? `Start Consul again on ${nameList(dead)}.`
            : `Bring ${name} back to ${Math.max(expect, voters)} voting servers.`,
        command: 'systemctl start consul',
      },
      {
        text: 'If a server is gone for good, remove it so that it no longer counts, and add another.',
        command: 'consul operator raft list-peers',
      },
    ],
  };
}

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
