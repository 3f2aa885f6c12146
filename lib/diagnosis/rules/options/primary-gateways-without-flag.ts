import { probeEvidence } from '../../evidence';
import { restartInTurn, serverOptions } from '../../option-remedies';
import { brokenWayToPrimary } from '../../reach-of-primary';
import { SECTIONS } from '../../remedies';
import { listText, optionEvidence, subjectOf, toldOptions, whichServers } from '../../server-options';
import type { Rule } from '../../types';

/** Consul accepts this silently. Where some servers of the datacenter have the flag, federation-flag-missing names the others. */
export const primaryGatewaysWithoutFlag: Rule = {
  id: 'primary-gateways-without-flag',
  title: 'primary_gateways is set without the federation flag',
  why: 'Without the flag Consul ignores primary_gateways without a word: a new datacenter never joins, and an old one goes round the gateways.',
  evidence:
    'primary_gateways and connect.enable_mesh_gateway_wan_federation of every server, from /v1/agent/self of that server.',
  remedy: 'Set the federation flag on every server of that datacenter and restart them one by one.',
  covers: ['F6', 'F1'],
  requires: ['self'],
  section: SECTIONS.options,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      const told = toldOptions(datacenter);
      if (told.some(({ options }) => options.meshGatewayWanFederation === true)) return [];
      const idle = told.filter(
        ({ options }) => options.meshGatewayWanFederation === false && options.primaryGateways.length > 0,
      );
      if (idle.length === 0) return [];
      const nodes = idle.map(({ node }) => node);
      const broken = brokenWayToPrimary(federation, datacenter);
      const primary = federation.primary ?? 'the primary';
      return [
        {
          severity: broken ? ('critical' as const) : ('warning' as const),
          subject: subjectOf(datacenter, nodes),
          title: `primary_gateways of ${whichServers(datacenter, nodes)} have no effect: enable_mesh_gateway_wan_federation is not set`,
          evidence: [
            ...idle
              .slice(0, 5)
              .map((one) =>
                optionEvidence(
                  one,
                  `enable_mesh_gateway_wan_federation = false, primary_gateways = ${listText(one.options.primaryGateways)}`,
                ),
              ),
            ...(broken?.probes ?? []).slice(0, 2).map(probeEvidence),
          ],
          cause: `Consul uses primary_gateways only together with the flag. Without it the servers of ${datacenter.name} dial the addresses of remote servers themselves${broken ? `, and do not reach ${primary}` : `, which works only as long as the network lets them through`}; a server that has lost its data never joins ${primary} again, and logs nothing about it.`,
          remedy: [
            {
              text: `Set this on every server of ${datacenter.name}; retry_join_wan and start_join_wan must not stand beside it.`,
              config: serverOptions(federation, datacenter.name),
            },
            ...restartInTurn(datacenter.name, nodes),
          ],
          confidence: 'observed' as const,
        },
      ];
    }),
};
