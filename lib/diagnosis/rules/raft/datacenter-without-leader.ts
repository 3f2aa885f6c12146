import type { Datacenter, Federation } from '@/lib/federation/types';
import { gapEvidence, probeEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { counted, nameList } from '../../words';

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
      const dead = deadServers(datacenter);
      const lost = quorum !== null && quorum.tolerance < 0;
      const names = dead.length > 0 ? ` (${nameList(dead)} failed)` : '';
      return {
        severity: 'critical',
        subject: { kind: 'datacenter', datacenter: name },
        title: lost
          ? `${name} has lost quorum: ${quorum.alive} of ${counted(quorum.voters, 'voter')} alive, ${quorum.needed} needed${names}`
          : `${name} has no leader`,
        evidence: evidenceOf(federation, datacenter),
        cause: `${lost ? `A leader needs ${quorum.needed} of ${quorum.voters} voters and only ${quorum.alive} ${quorum.alive === 1 ? 'is' : 'are'} alive.` : `Its servers answer but have not elected a leader: an election is running, bootstrap_expect is not met, or they cannot reach each other on port 8300.`}${role === 'primary' ? ` ${name} is the primary: ACL changes, certificates and gateway changes of all datacenters wait for it.` : ''}`,
        remedy: [
          {
            text:
              dead.length > 0
                ? `Start Consul again on ${nameList(dead)}; do not wipe their data.`
                : `Read the log of each server of ${name} for elections.`,
            command: dead.length > 0 ? 'systemctl start consul' : 'consul monitor -log-level=info',
          },
          {
            text: `If those servers are lost for good, recover with peers.json on the remaining servers of ${name}: stop them all, write the file into raft/ of each data directory, start them.`,
            config: peersJson(datacenter),
          },
          { text: 'See that a leader is back.', command: 'consul operator raft list-peers -stale' },
        ],
        confidence: lost || datacenter.leader.known ? 'observed' : 'inferred',
      };
    }),
};

/** It says so itself; or nobody can name a leader and the living voters are too few. */
function isLeaderless({ leader, quorum }: Datacenter): boolean {
  if (leader.known) return leader.value === null;
  return leader.gap.kind === 'no-leader' || (quorum !== null && quorum.tolerance < 0);
}

export function deadServers({ servers }: Datacenter): string[] {
  return servers.filter(({ status }) => status === 'failed').map(({ node }) => node);
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

function peersJson({ servers }: Datacenter): string {
  const living = servers.filter(({ status }) => status === 'alive');
  const entries = living.map(({ id, address }) => ({
    id: id ?? '<node id>',
    address: `${address ?? '<address>'}:8300`,
    non_voter: false,
  }));
  return JSON.stringify(
    entries.length > 0 ? entries : [{ id: '<node id>', address: '<address>:8300', non_voter: false }],
    null,
    2,
  );
}
