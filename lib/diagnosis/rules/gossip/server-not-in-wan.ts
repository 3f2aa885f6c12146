import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import { autopilotOf, stableMs } from '../../server-life';
import { unchangedMs } from '../../status-history';
import type { Evidence, Rule } from '../../types';
import { isoTime } from '../../evidence';
import { nameList } from '../../words';

/** Every 60 s, and when a server joins, its peers bring it into the WAN pool (SerfFloodInterval). Two rounds, ms. */
const FLOOD_MS = 120_000;

export const serverNotInWan: Rule = {
  id: 'server-not-in-wan',
  title: 'A server is in no WAN pool of the others',
  why: 'The other datacenters do not know the server: it carries no forwarded requests, and when the servers they know stop, its datacenter is lost to them.',
  evidence: 'A server that is alive in the LAN pool of its datacenter and listed by no WAN pool elsewhere.',
  remedy: 'Find why its peers cannot bring it into the WAN pool; then restart it.',
  covers: ['N8'],
  requires: ['wanMembers', 'lanMembers'],
  section: SECTIONS.verification,
  check: (federation) =>
    indexFederation(federation)
      .oddServers()
      .flatMap((server) => {
        const { node, datacenter: name, lan } = server;
        const datacenter = indexFederation(federation).datacenters.get(name);
        const blind = datacenter ? poolsWithout(federation, datacenter, server) : [];
        if (blind.length === 0 || !lan.known) return [];
        const homes = [...new Set(blind.map(({ home }) => home))];
        return [
          {
            severity: 'warning' as const,
            subject: { kind: 'server' as const, datacenter: name, server: node },
            title: `Server ${node} of ${name} is alive there but in no WAN pool of ${nameList(homes, 3)}`,
            evidence: [
              sourceEvidence(lan.source, `LAN pool of ${name}: ${node} ${lan.value}`),
              ...blind.slice(0, 5).map(({ vantage, at }): Evidence => ({
                vantage,
                request: '/v1/agent/members?wan=1',
                at: isoTime(at),
                value: `${node}.${name} is not listed, other servers of ${name} are`,
              })),
            ],
            cause: `The servers of ${name} should have brought ${node} into the WAN pool within a minute (flood join): they do not reach its WAN address, or its certificate does not name it.`,
            remedy: [
              {
                text: `Read on another server of ${name} why: lines with "Failed to flood-join server".`,
                command: 'consul monitor -log-level=debug',
              },
              {
                text:
                  federation.mode === 'traditional'
                    ? `See that TCP and UDP 8302 of ${node} are open inside ${name}, then restart it.`
                    : `See that the certificate of ${node} names ${node}.server.${name}.<domain>, then restart it.`,
                command: 'systemctl restart consul',
              },
            ],
            confidence: 'observed' as const,
          },
        ];
      }),
};

type Blind = { vantage: string; home: string; at: number };

/** The WAN pools of other datacenters, if all of them list living servers of its datacenter, but none lists this one. */
function poolsWithout(federation: Federation, datacenter: Datacenter, server: Server): Blind[] {
  const { name, servers } = datacenter;
  if (!server.lan.known || server.lan.value !== 'alive') return [];
  if (server.views.some((view) => view.datacenter !== name)) return [];
  const settled = Math.min(
    stableMs(federation, datacenter, autopilotOf(datacenter, server)),
    unchangedMs(federation, server),
  );
  if (settled < FLOOD_MS) return [];
  const filtered = new Set(
    federation.vantages.filter((v) => v.denied.includes('wanMembers')).map((v) => v.id),
  );
  const seen = new Map<string, Blind>();
  for (const other of servers) {
    for (const { vantage, datacenter: home, status, at } of other.views) {
      if (home !== name && status === 'alive' && !filtered.has(vantage))
        seen.set(vantage, { vantage, home, at });
    }
  }
  return [...seen.values()].sort((a, b) => (a.vantage < b.vantage ? -1 : 1));
}
