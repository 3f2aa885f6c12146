import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { sourceEvidence, viewEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { forgotten } from '../../reaping';
import { SECTIONS } from '../../remedies';
import { removeMember } from '../../remove-member';
import { isInDatacenter } from '../../server-life';
import { unchangedMs } from '../../status-history';
import type { Rule } from '../../types';
import { nameList } from '../../words';

/** What the LAN pool says must have been so for this long, ms. */
const PERSISTS_MS = 30_000;

export const unreapedFailedMember: Rule = {
  id: 'unreaped-failed-member',
  title: 'A server that is gone is still listed as failed',
  why: 'Routers still try a failed member, so some first requests go nowhere; and one old version among them keeps federation states off for all.',
  evidence: 'WAN pools that list a server as failed which its own datacenter no longer knows.',
  remedy: 'Remove it with consul force-leave -wan (1.11 or later), or wait until Consul forgets it.',
  covers: ['N5'],
  requires: ['wanMembers', 'lanMembers'],
  section: SECTIONS.forceLeave,
  check: (federation) =>
    indexFederation(federation)
      .oddServers()
      .filter((server) => isUnreaped(federation, server))
      .map((server) => {
        const { node, datacenter: name, views, lan, federationStates } = server;
        const failing = views.filter(({ status }) => status === 'failed');
        const seers = [...new Set(failing.map(({ datacenter }) => datacenter))];
        return {
          severity: 'warning',
          subject: { kind: 'server', datacenter: name, server: node },
          title: `${node}.${name} is gone from ${name} but still failed in the WAN pool of ${nameList(seers, 3)}`,
          evidence: [
            ...(lan.known ? [sourceEvidence(lan.source, `LAN pool of ${name}: ${node} is not listed`)] : []),
            ...failing.slice(0, 6).map((view) => viewEvidence(view, server)),
          ],
          cause: `Neither the LAN pool of ${name} nor its Raft knows ${node}: it was removed or renamed while the others could not be told. ${forgotten(federation, server)}.${federationStates === false ? ' Its version knows no federation states, so it keeps them off until then.' : ''}`,
          remedy: [
            removeMember(federation, server, 'Remove it now'),
            {
              text: 'See that nobody lists it any more.',
              command: 'consul members -wan',
            },
          ],
          confidence: 'observed',
        };
      }),
};

function isUnreaped(federation: Federation, server: Server): boolean {
  const datacenter: Datacenter | undefined = indexFederation(federation).datacenters.get(server.datacenter);
  if (!datacenter || !server.views.some(({ status }) => status === 'failed')) return false;
  // An agent that has just started knows nobody yet.
  return (
    isInDatacenter(datacenter, server) === false && unchangedMs(federation, server, 'lan') >= PERSISTS_MS
  );
}
