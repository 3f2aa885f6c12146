import type { Federation, Server } from '@/lib/federation/types';
import { sourceEvidence, viewEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import { removeMember } from '../../remove-member';
import { isInDatacenter } from '../../server-life';
import { unchangedMs } from '../../status-history';
import { hasMeshGateways } from '../../usable-gateways';
import type { Rule } from '../../types';
import { nameList } from '../../words';

/** News that a server left needs some seconds to every pool, ms. */
const PERSISTS_MS = 60_000;

/** Behind gateways a probe that is refused is no missed answer, so nobody finds out that the member is gone (consul.md 0). */
export const zombieWanMember: Rule = {
  id: 'zombie-wan-member',
  title: 'A server that does not exist is listed as alive',
  why: 'Requests are sent to a server that does not exist, and fail at random; its datacenter looks larger than it is.',
  evidence: 'WAN pools that list a server as alive which its own datacenter does not know.',
  remedy:
    'Remove it with consul force-leave -wan (1.11 or later), or in its own datacenter while the LAN pool lists it.',
  covers: ['N7'],
  requires: ['wanMembers', 'lanMembers'],
  section: SECTIONS.forceLeave,
  applies: hasMeshGateways,
  check: (federation) =>
    indexFederation(federation)
      .oddServers()
      .filter((server) => isZombie(federation, server))
      .map((server) => {
        const { node, datacenter: name, views, lan } = server;
        const seers = [
          ...new Set(views.filter((v) => v.status === 'alive').map(({ datacenter }) => datacenter)),
        ];
        const heir = heirOf(federation, server);
        return {
          severity: 'warning',
          subject: { kind: 'server', datacenter: name, server: node },
          title: `${node}.${name} is alive in the WAN pool of ${nameList(seers, 3)}, but ${name} has no such server`,
          evidence: [
            ...(lan.known
              ? [
                  sourceEvidence(
                    lan.source,
                    `LAN pool of ${name}: ${node} ${lan.value === 'none' ? 'is not listed' : lan.value}`,
                  ),
                ]
              : []),
            ...views.slice(0, 6).map((view) => viewEvidence(view, server)),
          ],
          cause: `${heir ? `The server is called ${heir.node} now` : `${node} was removed or renamed without leaving`}. Through mesh gateways a probe of it is refused rather than unanswered, and Serf does not count that: it stays alive for good.`,
          remedy: [
            removeMember(federation, server),
            { text: 'See that nobody lists it any more.', command: 'consul members -wan' },
          ],
          confidence: 'observed',
        };
      }),
};

function isZombie(federation: Federation, server: Server): boolean {
  const datacenter = indexFederation(federation).datacenters.get(server.datacenter);
  const { views, lan } = server;
  if (!datacenter || !views.some((view) => view.status === 'alive')) return false;
  const isGone = isInDatacenter(datacenter, server) === false || (lan.known && lan.value === 'left');
  return isGone && unchangedMs(federation, server) >= PERSISTS_MS;
}

/** The living server with the same node id under another name. */
function heirOf(federation: Federation, { id, node, datacenter }: Server): Server | undefined {
  const servers = indexFederation(federation).datacenters.get(datacenter)?.servers ?? [];
  return id === null
    ? undefined
    : servers.find((s) => s.id === id && s.node !== node && s.status === 'alive');
}
