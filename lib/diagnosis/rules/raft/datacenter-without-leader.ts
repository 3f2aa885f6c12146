import { heldMs } from '@/lib/federation/held';
import type { Datacenter, Federation, Quorum, Server } from '@/lib/federation/types';
import { gapEvidence, probeEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import { deadServers } from '../../server-life';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { counted, hostOf, hostPort, nameList } from '../../words';

export const datacenterWithoutLeader: Rule = {
  id: 'datacenter-without-leader',
  title: 'A datacenter has no leader',
  why: 'Without a Raft leader nothing can be written, and most reads fail; in the primary, ACLs, CA and federation states stand still for all.',
  evidence:
    'An empty answer of /v1/status/leader, or "No cluster leader", from agents of the datacenter or through the others; Raft peers and alive servers tell how many are missing.',
  remedy: 'Start the missing servers; if a majority is gone for good, recover the datacenter by peers.json.',
  covers: ['S2', 'S3'],
  requires: ['leader', 'peers', 'lanMembers'],
  section: SECTIONS.outage,
  check: (federation) =>
    federation.datacenters.filter(isLeaderless).map((datacenter) => {
      const { name, quorum, role } = datacenter;
      const said = shapeOf(datacenter, deadServers(datacenter));
      return {
        severity: isElecting(datacenter, federation.takenAt) ? 'warning' : 'critical',
        subject: { kind: 'datacenter', datacenter: name },
        title: said.title,
        evidence: evidenceOf(federation, datacenter),
        cause: `${said.cause}${role === 'primary' ? ` ${name} is the primary: ACL changes, certificates and gateway changes of all datacenters wait for it.` : ''}`,
        remedy: [
          ...said.remedy,
          { text: 'See that a leader is back.', command: 'consul operator raft list-peers -stale' },
        ],
        confidence:
          datacenter.leader.known || (quorum !== null && quorum.tolerance < 0) ? 'observed' : 'inferred',
      };
    }),
};

/** It says so itself; or nobody can name a leader and the living voters are too few. */
function isLeaderless({ leader, quorum }: Datacenter): boolean {
  if (leader.known) return leader.value === null;
  return leader.gap.kind === 'no-leader' || (quorum !== null && quorum.tolerance < 0);
}

/** An election takes a few seconds, and with a majority alive it ends by itself, ms. */
const ELECTION_MS = 10_000;

function isElecting({ leader, quorum }: Datacenter, now: number): boolean {
  if (!leader.known || quorum === null || quorum.tolerance < 0) return false;
  return heldMs(leader, now, '') < ELECTION_MS;
}

type Shape = Pick<RuleFinding, 'title' | 'cause' | 'remedy'>;

function shapeOf(datacenter: Datacenter, dead: readonly Server[]): Shape {
  const { name, quorum, peers, servers } = datacenter;
  if (quorum !== null && quorum.tolerance < 0) return lostQuorum(datacenter, quorum, dead);
  const expect = Math.max(0, ...servers.map((server) => server.expect ?? 0));
  const alive = servers.filter(({ status }) => status === 'alive').length;
  if (peers.known && peers.value.length === 0 && alive < expect) {
    return {
      title: `${name} never had a leader: ${alive} of ${counted(expect, 'expected server')} ${alive === 1 ? 'is' : 'are'} there`,
      cause: `bootstrap_expect is ${expect}: the first election waits until that many servers have found each other.`,
      remedy: [
        {
          text: `Start the other ${counted(expect - alive, 'server')} of ${name}, with retry_join naming the ones that run; or correct bootstrap_expect on all of them.`,
          config: `bootstrap_expect = ${expect}`,
        },
      ],
    };
  }
  const living =
    quorum === null
      ? ''
      : ` although ${quorum.alive} of ${counted(quorum.voters, 'voter')} ${quorum.alive === 1 ? 'is' : 'are'} alive`;
  return {
    title: `${name} has no leader${living}`,
    cause:
      'Its servers answer but have not elected a leader: an election is running, their disks or processors are too slow for its deadlines, or they do not reach each other on port 8300.',
    remedy: [
      {
        text: `If no leader comes within half a minute, read the log of each server of ${name} for elections ("Election timeout reached", "no known peers").`,
        command: 'consul monitor -log-level=info',
      },
      {
        text: `See that the servers of ${name} reach each other on TCP 8300, and how long their disks take to write.`,
        command: `consul info | grep -A 30 raft`,
      },
    ],
  };
}

function lostQuorum(
  datacenter: Datacenter,
  { alive, voters, needed }: Quorum,
  servers: readonly Server[],
): Shape {
  const { name } = datacenter;
  const dead = servers.filter((server) => hasVote(datacenter, server)).map(({ node }) => node);
  const voteless = servers.filter((server) => !hasVote(datacenter, server)).map(({ node }) => node);
  const names = dead.length > 0 ? ` (${nameList(dead)} failed)` : '';
  const others =
    voteless.length > 0
      ? ` ${nameList(voteless)} failed too, without a vote: ${voteless.length === 1 ? 'it was' : 'they were'} removed from Raft before, or never had one.`
      : '';
  return {
    title: `${name} has lost quorum: ${alive} of ${counted(voters, 'voter')} alive, ${needed} needed${names}`,
    cause: `A leader needs ${needed} of ${voters} voters and only ${alive} ${alive === 1 ? 'is' : 'are'} alive.${others}`,
    remedy: [
      {
        text:
          dead.length > 0
            ? `Start Consul again on ${nameList(dead)}; do not wipe their data.`
            : `Start the servers of ${name} that do not run; do not wipe their data.`,
        command: 'systemctl start consul',
      },
      {
        text: `If those servers are lost for good, recover with peers.json on the remaining servers of ${name}: stop them all, write the file into raft/ of each data directory, start them.`,
        config: peersJson(datacenter),
      },
    ],
  };
}

function evidenceOf(
  federation: Federation,
  { name, leader, quorum, peers, autopilot }: Datacenter,
): Evidence[] {
  const empty = indexFederation(federation)
    .into(name)
    .flatMap(({ probes }) =>
      probes.filter(
        (p) => (p.outcome === 'works' && p.leader === null && !p.failure) || p.failure?.kind === 'no-leader',
      ),
    );
  return [
    leader.known
      ? sourceEvidence(leader.source, `leader ${leader.value ?? '"" (none)'}`)
      : gapEvidence(leader.gap),
    ...(peers.known
      ? [
          sourceEvidence(
            peers.source,
            `Raft peers ${peers.value.join(', ') || 'none'}${quorum ? `; ${quorum.alive} of ${quorum.voters} alive` : ''}`,
          ),
        ]
      : []),
    ...(autopilot.known ? [] : [gapEvidence(autopilot.gap)]),
    ...empty.slice(0, 5).map(probeEvidence),
  ];
}

/** As Raft names it, where its configuration or its peers are read; else every server counts. */
function hasVote({ peers }: Datacenter, { voter, address }: Server): boolean {
  if (voter !== null || !peers.known || peers.value.length === 0) return voter !== false;
  return peers.value.some((peer) => hostOf(peer) === address);
}

/** Addresses as Raft has them, else of what the members say: host and port may both be set in Consul. */
function peersJson({ servers, raft, peers }: Datacenter): string {
  const enlisted = raft.known ? raft.value : [];
  const living = servers.filter(({ status }) => status === 'alive');
  const entries = living.map(({ id, node, address, rpcPort }) => ({
    id: id ?? '<node id>',
    address:
      enlisted.find((one) => (id === null ? one.node === node : one.id === id))?.address ??
      (peers.known ? peers.value.find((peer) => hostOf(peer) === address) : undefined) ??
      (address === null ? '<address>:8300' : hostPort({ address, port: rpcPort ?? 8300 })),
    non_voter: false,
  }));
  return JSON.stringify(
    entries.length > 0 ? entries : [{ id: '<node id>', address: '<address>:8300', non_voter: false }],
    null,
    2,
  );
}
