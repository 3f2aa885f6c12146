import type { Datacenter, Federation } from '@/lib/federation/types';
import { probeEvidence } from '../../evidence';
import { gatewaysOfPrimary, primaryGatewaysConfig, restartInTurn } from '../../option-remedies';
import { strandedWay } from '../../reach-of-primary';
import { SECTIONS } from '../../remedies';
import { optionEvidence, subjectOf, toldOptions, whichServers, type ToldOptions } from '../../server-options';
import type { Rule, RuleFinding } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { nameList } from '../../words';

export const noPrimaryGateways: Rule = {
  id: 'no-primary-gateways',
  title: 'A secondary has no primary_gateways',
  why: 'Consul accepts this silently. It works on replicated gateway addresses, until a server starts without them: then it never joins.',
  evidence: 'primary_gateways of every server of a secondary, from /v1/agent/self of that server.',
  remedy: 'Set primary_gateways on every server of the secondary and restart them one by one.',
  covers: ['F5'],
  requires: ['self'],
  section: SECTIONS.options,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      const without = toldOptions(datacenter).filter(({ options }) => {
        const { meshGatewayWanFederation, primaryGateways, primaryDatacenter } = options;
        const isSecondary = primaryDatacenter !== null && primaryDatacenter !== datacenter.name;
        return meshGatewayWanFederation === true && isSecondary && primaryGateways.length === 0;
      });
      return without.length > 0 ? [finding(federation, datacenter, without)] : [];
    }),
};

function finding(
  federation: Federation,
  datacenter: Datacenter,
  without: readonly ToldOptions[],
): RuleFinding {
  const nodes = without.map(({ node }) => node);
  const stranded = strandedWay(federation, datacenter);
  const primary = federation.primary ?? without[0]?.options.primaryDatacenter ?? 'the primary';
  const known = gatewaysOfPrimary(federation);
  return {
    severity: stranded ? 'critical' : 'warning',
    ...(stranded ? {} : { latent: true as const }),
    subject: subjectOf(datacenter, nodes),
    title: stranded
      ? `${datacenter.name} does not reach ${primary}: primary_gateways is not set on ${whichServers(datacenter, nodes)}`
      : `primary_gateways is not set on ${whichServers(datacenter, nodes)}`,
    evidence: [
      ...without.slice(0, 5).map((one) => optionEvidence(one, 'primary_gateways = []')),
      ...(stranded?.probes ?? []).slice(0, 2).map(probeEvidence),
    ],
    cause: stranded
      ? `A secondary finds its primary through primary_gateways until it has replicated the gateways of ${primary}; ${datacenter.name} has neither, so its servers have nothing to dial.`
      : `${datacenter.name} reaches ${primary} by the gateway addresses it has replicated. A server that starts without them (new, wiped, or after all gateways of ${primary} were replaced) has nothing to dial and never joins.`,
    remedy: [
      {
        text: `On ${nameList(nodes)}, name the mesh gateways of ${primary}${known.length > 0 ? ' (these are registered now; a DNS name is best)' : ''}.`,
        config: primaryGatewaysConfig(federation),
      },
      ...restartInTurn(datacenter.name, nodes),
    ],
    confidence: 'observed',
  };
}
