import type { Server, ServerView } from '@/lib/federation/types';
import { sourceEvidence, viewEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import { removeMember } from '../../remove-member';
import { unchangedMs } from '../../status-history';
import type { Rule } from '../../types';
import { nameList } from '../../words';

/** Leaving takes seconds (leave_drain_time, LeavePropagateDelay), ms. */
const PERSISTS_MS = 60_000;

export const memberStuckLeaving: Rule = {
  id: 'member-stuck-leaving',
  title: 'A server has been leaving for more than a minute',
  why: 'A server that died while it left stays in between: it is neither alive nor removed, and can hold up others that leave.',
  evidence: 'The status leaving in a WAN or LAN pool, for more than a minute.',
  remedy: 'Remove it with consul force-leave -prune.',
  covers: ['N6'],
  requires: ['wanMembers', 'lanMembers'],
  section: SECTIONS.forceLeave,
  check: (federation) =>
    candidates(federation).flatMap((server) => {
      const { node, datacenter: name, lan, views } = server;
      const leaving = views.filter(({ status }) => status === 'leaving');
      const inLan = lan.known && lan.value === 'leaving';
      if (!inLan && leaving.length === 0) return [];
      if (unchangedMs(federation, server) < PERSISTS_MS) return [];
      return [
        {
          severity: 'warning' as const,
          subject: { kind: 'server' as const, datacenter: name, server: node },
          title: `${node} of ${name} is stuck leaving in ${pools(name, inLan, leaving)}`,
          evidence: [
            ...(lan.known ? [sourceEvidence(lan.source, `LAN pool of ${name}: ${node} ${lan.value}`)] : []),
            ...leaving.slice(0, 6).map((view) => viewEvidence(view, server)),
          ],
          cause: `${node} announced that it leaves and did not finish: its process ended, or was killed, on the way.`,
          remedy: [
            {
              text: `See whether Consul still runs on ${node}; if so, stop it.`,
              command: 'systemctl stop consul',
            },
            removeMember(federation, server, 'Remove the member'),
          ],
          confidence: 'observed' as const,
        },
      ];
    }),
};

function candidates(federation: Parameters<Rule['check']>[0]): Server[] {
  const odd = new Set(indexFederation(federation).oddServers());
  return federation.datacenters.flatMap(({ servers }) =>
    servers.filter((server) => odd.has(server) || (server.lan.known && server.lan.value === 'leaving')),
  );
}

function pools(name: string, inLan: boolean, leaving: readonly ServerView[]): string {
  const seers = [...new Set(leaving.map(({ datacenter }) => datacenter))];
  const wan = seers.length > 0 ? [`the WAN pool of ${nameList(seers, 3)}`] : [];
  return nameList([...(inLan ? [`the LAN pool of ${name}`] : []), ...wan]);
}
