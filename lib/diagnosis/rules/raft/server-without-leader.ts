import { heldMs } from '@/lib/federation/held';
import type { Datacenter, Server } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { nameList } from '../../words';

/** A server that has just started, or an election, needs some seconds, ms. */
const SETTLES_MS = 15_000;

/** Only the server itself tells: gossip calls it alive, and Raft counts it as a voter. */
export const serverWithoutLeader: Rule = {
  id: 'server-without-leader',
  title: 'A server has no leader while the others have one',
  why: 'It is listed as alive and counted as a voter, but follows nobody: requests that reach it fail, and one server less may be lost.',
  evidence: "Stats.raft and leader_addr in /v1/agent/self of the server, beside the datacenter's leader.",
  remedy: 'Find why the leader and this server do not accept each other on port 8300.',
  covers: ['S5'],
  requires: ['self', 'leader'],
  section: SECTIONS.outage,
  check: ({ datacenters }) =>
    datacenters.flatMap((datacenter) =>
      datacenter.servers
        .filter((server) => isAlone(datacenter, server))
        .map((server) => {
          const { node } = server;
          const { name, leader } = datacenter;
          const others = datacenter.servers.filter((s) => s !== server && s.status === 'alive');
          return {
            severity: 'warning',
            subject: { kind: 'server', datacenter: name, server: node },
            title: `Server ${node} of ${name} has no leader, the others have one`,
            evidence: [
              ...selfEvidence(server),
              ...(leader.known ? [sourceEvidence(leader.source, `leader ${leader.value ?? 'none'}`)] : []),
              ...others.slice(0, 3).flatMap(selfEvidence),
            ],
            cause: `${node} stands for election again and again: neither the leader nor ${nameList(
              others.map((s) => s.node),
              3,
            )} get through to its port 8300, or do not accept each other's certificates. Most often its certificate has expired or is of another CA.`,
            remedy: [
              {
                text: `Read on ${node} what is refused: lines with "x509", "tls" or "failed to make requestVote RPC".`,
                command: 'consul monitor -log-level=info',
              },
              {
                text: `See until when the certificate of ${node} is valid, and what made it.`,
                command: 'openssl x509 -noout -enddate -issuer -ext subjectAltName -in <cert_file>',
              },
              { text: `Mend it, then restart Consul on ${node}.`, command: 'systemctl restart consul' },
            ],
            confidence: 'observed',
          };
        }),
    ),
};

/** It says so itself, at a time when the others had had their leader for a while. */
function isAlone({ leader, quorum }: Datacenter, { self, lan }: Server): boolean {
  // Nobody leads for long then, and it is no fault of this server.
  if (quorum !== null && quorum.tolerance < 0) return false;
  if (!self?.known || !leader.known || leader.value === null) return false;
  if (lan.known && lan.value !== 'alive') return false;
  const { raftState, leaderAddress } = self.value;
  if (raftState !== 'Candidate' || leaderAddress !== null) return false;
  return heldMs(leader, self.source.at, '') >= SETTLES_MS;
}

function selfEvidence({ self, node }: Server): Evidence[] {
  if (!self?.known) return [];
  const { raftState, leaderAddress } = self.value;
  return [
    sourceEvidence(
      self.source,
      `${node}: raft ${raftState ?? 'unknown'}, leader_addr ${leaderAddress ?? '""'}`,
    ),
  ];
}
