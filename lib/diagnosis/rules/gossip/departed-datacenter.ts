import type { Federation, Server } from '@/lib/federation/types';
import { hasDeparted } from '../../departed';
import { viewEvidence } from '../../evidence';
import { forgotten } from '../../reaping';
import { SECTIONS } from '../../remedies';
import { removeMember } from '../../remove-member';
import { turnedAt } from '../../status-history';
import type { Rule } from '../../types';

export const departedDatacenter: Rule = {
  id: 'departed-datacenter',
  title: 'A datacenter has left the federation',
  why: 'Its servers left on purpose, so nothing is wrong; requests for it fail until Consul has forgotten it.',
  evidence:
    'WAN pools in which every server of a datacenter is left or failed, and nothing else is heard of it.',
  remedy: 'Nothing: Consul forgets the members. Or start the datacenter again.',
  covers: ['N5'],
  requires: ['wanMembers'],
  section: SECTIONS.forceLeave,
  check: (federation) =>
    federation.datacenters.filter(hasDeparted).map(({ name, servers }) => ({
      severity: 'info',
      subject: { kind: 'datacenter', datacenter: name },
      title: `${name} has left the federation: all its servers are listed as left`,
      evidence: servers
        .flatMap((server) => server.views.slice(0, 2).map((view) => viewEvidence(view, server)))
        .slice(0, 10),
      cause: `The servers of ${name} left gracefully. ${lastForgotten(federation, servers)}; federation states of ${name} go with its last member.`,
      remedy: [
        { text: `If ${name} is gone for good, nothing needs doing: Consul forgets it by itself.` },
        ...servers
          .slice(0, 1)
          .map((server) =>
            removeMember(
              federation,
              server,
              `To remove its servers now, one after the other (here ${server.node})`,
            ),
          )
          .filter(({ command }) => command !== undefined),
      ],
      confidence: 'observed',
    })),
};

/** Of the server that is forgotten last. */
function lastForgotten(federation: Federation, servers: readonly Server[]): string {
  const [last] = [...servers].sort((a, b) => (turnedAt(b, 'left') ?? 0) - (turnedAt(a, 'left') ?? 0));
  if (!last) return 'Consul forgets them 24 hours after they left';
  return `Of the last of them, ${last.node}: ${forgotten(federation, last)}`;
}
