import { restartInTurn } from '../../option-remedies';
import { SECTIONS } from '../../remedies';
import { listText, optionEvidence, subjectOf, toldOptions, whichServers } from '../../server-options';
import type { Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';

/** A server that knows itself in the primary does not start with them, so one that runs takes another datacenter for the primary. */
export const primaryGatewaysInPrimary: Rule = {
  id: 'primary-gateways-in-primary',
  title: 'primary_gateways is set in the primary',
  why: 'Only a secondary may have it: a server of the primary does not start with it.',
  evidence:
    'primary_gateways of the servers of the primary, from /v1/agent/self. A server that takes its own datacenter for the primary does not run with it: it is seen as a server that is down.',
  remedy: 'Delete primary_gateways from the servers of the primary.',
  covers: ['F7'],
  requires: ['self'],
  section: SECTIONS.options,
  applies: hasMeshGateways,
  check: ({ datacenters, primary }) =>
    datacenters.flatMap((datacenter) => {
      if (datacenter.name !== primary) return [];
      const wrong = toldOptions(datacenter).filter(({ options }) => options.primaryGateways.length > 0);
      if (wrong.length === 0) return [];
      const nodes = wrong.map(({ node }) => node);
      return [
        {
          severity: 'warning' as const,
          subject: subjectOf(datacenter, nodes),
          title: `primary_gateways is set on ${whichServers(datacenter, nodes)}, which is the primary`,
          evidence: wrong
            .slice(0, 5)
            .map((one) =>
              optionEvidence(
                one,
                `primary_gateways = ${listText(one.options.primaryGateways)}, primary_datacenter = "${one.options.primaryDatacenter ?? ''}"`,
              ),
            ),
          cause: `With primary_datacenter = "${datacenter.name}" beside it Consul stops at start: "'primary_gateways' should only be configured in a secondary datacenter".`,
          remedy: [
            {
              text: `On ${whichServers(datacenter, nodes)}, delete primary_gateways and set this.`,
              config: `primary_datacenter = ${JSON.stringify(datacenter.name)}`,
            },
            ...restartInTurn(datacenter.name, nodes),
          ],
          confidence: 'observed' as const,
        },
      ];
    }),
};
