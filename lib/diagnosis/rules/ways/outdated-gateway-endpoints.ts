import type { Federation } from '@/lib/federation/types';
import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import type { Breakage } from '../../broken-pairs';
import { gatewayEvidence, sourceEvidence } from '../../evidence';
import { gatewaysOf, wanAddresses } from '../../gateway-words';
import { indexFederation } from '../../federation-index';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

export const outdatedGatewayEndpoints: Rule = {
  id: 'outdated-gateway-endpoints',
  title: "The primary's gateways still dial replaced gateways of a secondary",
  why: 'Before Consul 1.11, the gateways of the primary kept the endpoints of a secondary that they last saw alive, although its record is new.',
  evidence:
    "Requests of the primary for one secondary that are taken and closed, after that secondary's record changed in the primary, and the version of the primary's servers.",
  remedy: "Restart the primary's mesh gateways one after the other, and upgrade Consul.",
  covers: ['G13', 'G6'],
  requires: ['forwarding', 'federationStates'],
  section: SECTIONS.gateways,
  check: (federation) =>
    breakagesOf(federation, 'outdated-gateway-endpoints').map((breakage) => finding(federation, breakage)),
};

function finding(federation: Federation, breakage: Breakage): RuleFinding {
  const { datacenter: from } = breakage;
  const to = breakage.to ?? from;
  const index = indexFederation(federation);
  const records = index.datacenters.get(from)?.federationStates;
  const updated = records?.known
    ? records.value.find(({ datacenter }) => datacenter === to)?.updatedAt
    : null;
  const [gateway] = gatewaysOf(federation, from);
  const version = index.datacenters.get(from)?.servers.find((server) => server.version !== null)?.version;
  return breakageFinding(federation, breakage, {
    title: `${from} does not reach ${to}: its mesh gateways still dial what ${to} had before ${nameList(wanAddresses(gatewaysOf(federation, to)), 2)}`,
    evidence: [
      ...(records?.known
        ? [sourceEvidence(records.source, `record of ${to} updated ${updated ?? 'lately'}`)]
        : []),
      ...gatewaysOf(federation, to)
        .slice(0, 2)
        .flatMap((one) => gatewayEvidence(one).slice(0, 1)),
    ],
    cause: `The gateways of ${to} changed, and ${from} has known since; its servers run Consul ${version ?? 'before 1.11'}, whose gateways keep dialling the old ones. In order of likelihood: that defect; or the new address of ${to} is wrong or closed to ${from}, and others get there over connections that are still open.`,
    remedy: [
      {
        text: `Restart the Envoy of the mesh gateways of ${from}${gateway ? `, ${gateway.id} on ${gateway.node} first` : ''}, one after the other.`,
      },
      { text: `Upgrade Consul in ${from} to 1.11 or later.` },
      repeatProbe(federation, from, to),
    ],
    confidence: 'inferred',
    confirm: `After one gateway of ${from} was restarted, requests through it come back.`,
  });
}
