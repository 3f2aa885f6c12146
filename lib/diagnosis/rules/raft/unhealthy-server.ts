import { heldMs } from '@/lib/federation/held';
import type { Datacenter, Federation } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import { stableMs, type AutopilotServer } from '../../server-life';
import type { Rule } from '../../types';

/** A server that just started catches up within seconds: only what lasts counts, ms. */
const PERSISTS_MS = 30_000;
/** Autopilot's defaults: max_trailing_logs, last_contact_threshold (ms). */
const TRAILING = 250;
const CONTACT_MS = 200;

export const unhealthyServer: Rule = {
  id: 'unhealthy-server',
  title: 'Autopilot calls a server unhealthy',
  why: 'A server that does not follow the leader in time serves old answers, and cannot take over when it has to.',
  evidence: "Autopilot's health of every server: last contact, Raft term and index against the leader's.",
  remedy: 'Relieve the disk, processor or network of that server.',
  covers: ['S5'],
  requires: ['autopilot'],
  section: SECTIONS.autopilot,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      const { autopilot, name } = datacenter;
      if (!autopilot.known) return [];
      const { servers } = autopilot.value;
      const leader = servers.find((server) => server.leader);
      return servers
        .filter(
          (server) => isAiling(datacenter, server) && ailingMs(federation, datacenter, server) >= PERSISTS_MS,
        )
        .map((server) => {
          const { node, lastContactMs, lastTerm, lastIndex } = server;
          const reason = reasonOf(server, leader);
          return {
            severity: 'warning' as const,
            subject: { kind: 'server' as const, datacenter: name, server: node },
            title: `Autopilot of ${name} calls ${node} unhealthy: ${reason.title}`,
            evidence: [
              sourceEvidence(
                autopilot.source,
                `${node}: serf ${server.serfStatus}, last contact ${lastContactMs === null ? 'never' : lastContactMs > CONTACT_MS ? `over ${CONTACT_MS} ms` : `under ${CONTACT_MS} ms`}, term ${told(lastTerm)} (leader ${told(leader?.lastTerm)}), ${lastIndex === null ? 'index unknown' : 'index known'}`,
              ),
            ],
            cause: reason.cause,
            remedy: [
              {
                text: `See what ${node} lacks: disk, processor, or network to the leader.`,
                command: 'consul monitor -log-level=info',
              },
              {
                text: 'See its state again; thresholds are last_contact_threshold and max_trailing_logs.',
                command: 'consul operator autopilot get-config && consul operator raft list-peers',
              },
              {
                text: `If ${node} does not recover, restart Consul there.`,
                command: 'systemctl restart consul',
              },
            ],
            confidence: 'observed' as const,
          };
        });
    }),
};

/** Alive, but not healthy. A dead server is another finding. */
function isAiling({ servers }: Datacenter, { healthy, serfStatus, node }: AutopilotServer): boolean {
  if (healthy || serfStatus !== 'alive') return false;
  const server = servers.find((one) => one.node === node);
  return !server?.lan.known || server.lan.value === 'alive';
}

/** One that the leader gets no answer from has no time of its own: then it ails for as long as it was seen to, under this leader. */
function ailingMs(federation: Federation, datacenter: Datacenter, server: AutopilotServer): number {
  const since = server.stableSince ?? null;
  const { takenAt } = federation;
  return since === null
    ? Math.min(heldMs(datacenter.leader, takenAt, ''), heldMs(datacenter.autopilot, takenAt, server.node))
    : stableMs(federation, datacenter, server);
}

const told = (value: number | null | undefined): string =>
  typeof value === 'number' ? `${value}` : 'unknown';

function reasonOf(server: AutopilotServer, leader: AutopilotServer | undefined) {
  const { lastContactMs, lastTerm, lastIndex, node } = server;
  if (typeof lastContactMs !== 'number') {
    return {
      title: server.leader ? 'it cannot be dialled, not even by itself' : 'the leader hears nothing from it',
      cause: server.leader
        ? `${node} is the leader and gets no answer from itself on port 8300: it does not accept its own certificate.`
        : `Gossip calls ${node} alive, but the leader gets no answer from its port 8300: a firewall, TLS, or a process that hangs.`,
    };
  }
  const behind = (leader?.lastIndex ?? 0) - (lastIndex ?? 0);
  if (leader && typeof lastTerm === 'number' && leader.lastTerm !== null && lastTerm !== leader.lastTerm) {
    return {
      title: 'it is in another Raft term than the leader',
      cause: `${node} has not followed the last election: it is being restored, or cannot reach the leader on port 8300.`,
    };
  }
  if (leader && behind > TRAILING) {
    return {
      title: `it trails the leader by more than ${TRAILING} log entries`,
      cause: `${node} writes more slowly than the leader: most often its disk.`,
    };
  }
  if (lastContactMs > CONTACT_MS) {
    return {
      title: `it heard from the leader more than ${CONTACT_MS} ms ago`,
      cause: `The leader's heartbeats reach ${node} late: network delay, or a processor or disk that is busy.`,
    };
  }
  return {
    title: 'it crosses a threshold of autopilot',
    cause: `Last contact or trailing logs of ${node} cross the thresholds that are set in ${server.leader ? 'this datacenter' : 'autopilot'}.`,
  };
}
