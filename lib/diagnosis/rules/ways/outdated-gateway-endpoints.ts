import type { Federation } from '@/lib/federation/types';
import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import type { Breakage } from '../../broken-pairs';
import { gatewayEvidence, sourceEvidence } from '../../evidence';
import { gatewaysOf, wanAddresses } from '../../gateway-words';
import { indexFederation } from '../../federation-index';
import { gatewayCommand, repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { hostOf, nameList, shellWord } from '../../words';

export const outdatedGatewayEndpoints: Rule = {
  id: 'outdated-gateway-endpoints',
  title: 'The primary does not get through to a secondary since the gateways of that secondary changed',
  why: 'The new address does not open from there; or, before Consul 1.11, the gateways of the primary keep the endpoints that they last saw alive.',
  evidence:
    "Requests of the primary for one secondary that are taken and closed, after that secondary's record changed in the primary, and the version of the primary's servers.",
  remedy:
    "Correct the new address if it does not open; if it does, restart the primary's mesh gateways one after the other, and upgrade Consul.",
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
  const [own] = gatewaysOf(federation, from);
  const theirs = gatewaysOf(federation, to);
  const [moved] = theirs;
  const addresses = wanAddresses(theirs);
  const [address] = addresses;
  const version = index.datacenters.get(from)?.servers.find((server) => server.version !== null)?.version;
  return breakageFinding(federation, breakage, {
    title: `${from} does not reach ${to} since the mesh gateways of ${to} changed to ${nameList(addresses, 2)}`,
    evidence: [
      ...(records?.known
        ? [sourceEvidence(records.source, `record of ${to} updated ${updated ?? 'lately'}`)]
        : []),
      ...theirs.slice(0, 2).flatMap((one) => gatewayEvidence(one).slice(0, 1)),
    ],
    cause: `The gateways of ${to} changed, ${from} knows it, and requests that need a new connection have failed since. Either ${nameList(addresses, 2)} is wrong or closed to ${from}, and others still use connections that are open; or the gateways of ${from} keep dialling what ${to} had before, a defect of Consul before 1.11 (${from} runs ${version ?? 'an older one'}).`,
    remedy: [
      ...(address === undefined
        ? []
        : [
            {
              text: `From a mesh gateway node of ${from}, see whether the new address opens.`,
              command: `nc -vz ${shellWord(hostOf(address))} ${address.slice(address.lastIndexOf(':') + 1)}`,
            },
          ]),
      {
        text: `If it does not, open TCP to it, or register ${moved?.id ?? 'the gateway'} of ${to} with the address that the others reach.`,
        command: gatewayCommand(moved && { ...moved, wan: null }),
      },
      {
        text: `If it opens, restart the Envoy of the mesh gateways of ${from}${own ? `, ${own.id} on ${own.node} first` : ''}, one after the other; Consul 1.11 and later follows by itself.`,
      },
      repeatProbe(federation, from, to),
    ],
    confidence: 'inferred',
    confirm: `The dial from ${from}: refused or silent means the address, open means the gateways of ${from}.`,
  });
}
