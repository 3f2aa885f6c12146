import { hasDeparted } from '../../departed';
import { viewEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { shellWord } from '../../words';

export const departedDatacenter: Rule = {
  id: 'departed-datacenter',
  title: 'A datacenter has left the federation',
  why: 'Its servers left on purpose, so nothing is wrong; requests for it fail until Consul has forgotten it.',
  evidence:
    'WAN pools in which every server of a datacenter is left or failed, and nothing else is heard of it.',
  remedy: 'Remove the members with consul force-leave, or start the datacenter again.',
  covers: ['N5'],
  requires: ['wanMembers'],
  section: SECTIONS.forceLeave,
  check: ({ datacenters }) =>
    datacenters.filter(hasDeparted).map(({ name, servers }) => ({
      severity: 'info',
      subject: { kind: 'datacenter', datacenter: name },
      title: `${name} has left the federation: all its servers are listed as left`,
      evidence: servers
        .flatMap((server) => server.views.slice(0, 2).map((view) => viewEvidence(view, server)))
        .slice(0, 10),
      cause: `The servers of ${name} left gracefully. Consul lists them for 24 hours more.`,
      remedy: [
        {
          text: `If ${name} is gone for good, nothing needs doing; to remove it now, run this for each of its servers.`,
          command: `consul force-leave -prune ${shellWord(`${servers[0]?.node ?? '<node>'}.${name}`)}`,
        },
      ],
      confidence: 'observed',
    })),
};
