import type { Federation, Pair } from '@/lib/federation/types';
import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import { isSwallowed } from '../../breakage-signs';
import type { Breakage } from '../../broken-pairs';
import { gatewayEvidence } from '../../evidence';
import { tellingFailure } from '../../failure-cause';
import { gatewaysOf, itsGateways, wanAddresses } from '../../gateway-words';
import { indexFederation } from '../../federation-index';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { hostOf, nameList, shellWord } from '../../words';

export const blockedBetweenMeshGateways: Rule = {
  id: 'blocked-between-mesh-gateways',
  title: 'The gateways of one datacenter do not get through to those of another',
  why: 'A firewall, NAT or route between two datacenters cuts one way and leaves everything else, checks and WAN members included, green.',
  evidence:
    'A forwarded request of one ordered pair that is taken and closed, or hangs, while others reach the same datacenter and the same one reaches others.',
  remedy: "Open TCP from the gateways of the one to the WAN addresses of the other's gateways.",
  covers: ['G7', 'G6'],
  requires: ['forwarding'],
  section: SECTIONS.gateways,
  check: (federation) =>
    breakagesOf(federation, 'blocked-between-mesh-gateways').map((breakage) => finding(federation, breakage)),
};

function finding(federation: Federation, breakage: Breakage): RuleFinding {
  const { datacenter: from, shape } = breakage;
  const to = breakage.to ?? from;
  const both = shape === 'pair-both';
  const theirs = gatewaysOf(federation, to);
  const addresses = wanAddresses(theirs);
  const telling = tellingFailure(breakage.pairs);
  const hangs = telling !== null && isSwallowed(breakage.pairs, telling.failure);
  return breakageFinding(federation, breakage, {
    title: `${both ? `${from} and ${to} do not reach each other` : `${from} does not reach ${to}`}: the mesh gateways of ${from} do not get through to ${nameList(addresses, 2)} of ${to}${both ? '' : backOf(federation, from, to)}`,
    evidence: theirs.slice(0, 2).flatMap(gatewayEvidence),
    cause: `${comparison(federation, breakage)} In order of likelihood: a firewall, NAT or route between the gateways of ${from} and ${itsGateways(theirs).replace(/^its/, "the other's")} blocks ${both ? 'both ways' : 'this way'}${hangs ? ' and drops the packets' : ''}; or the gateways of ${from} hold old addresses or no route for ${to} and need a restart; or ${nameList(addresses, 2)} is wrong, and others get there only over connections that are still open.`,
    remedy: [
      ...addresses.slice(0, 2).map((address) => ({
        text: `On a gateway node of ${from}, see whether the WAN address of ${to} opens.`,
        command: `nc -vz ${shellWord(hostOf(address))} ${address.slice(address.lastIndexOf(':') + 1)}`,
      })),
      {
        text: `If it does not, open TCP from the gateways of ${from} to ${nameList(addresses, 2)}${both ? ', and the other way round' : ''}.`,
      },
      { text: `If it does, restart the Envoy of the gateways of ${from}, one after the other.` },
      repeatProbe(federation, from, to),
    ],
    confidence: 'inferred',
    confirm: `A dial from a gateway node of ${from} to ${nameList(addresses, 2)}, or Envoy's upstream_cx_connect_fail for server.${to}.`,
  });
}

function backOf(federation: Federation, from: string, to: string): string {
  const back = indexFederation(federation).pair(to, from)?.forwarding;
  if (back === 'good') return '; the way back works';
  return back === 'unknown' || back === undefined ? '; the way back is not known' : '';
}

/** What other ways tell, so that it is clear why it is this one. */
function comparison(federation: Federation, { datacenter: from, to, pairs }: Breakage): string {
  const index = indexFederation(federation);
  const works = (pair: Pair) => pair.forwarding === 'good' && !pairs.includes(pair);
  const into = index
    .into(to ?? '')
    .filter(works)
    .map((pair) => pair.from);
  const out = index
    .outOf(from)
    .filter(works)
    .map((pair) => pair.to);
  if (into.length > 0 && out.length > 0)
    return `${nameList(into, 2)} ${into.length === 1 ? 'reaches' : 'reach'} ${to}, and ${from} reaches ${nameList(out, 2)}, so it is this way alone.`;
  if (into.length > 0)
    return `${nameList(into, 2)} ${into.length === 1 ? 'reaches' : 'reach'} ${to}, so its gateways work.`;
  if (out.length > 0) return `${from} reaches ${nameList(out, 2)}, so its own gateways work.`;
  return `No other way of ${from} or ${to} was measured to compare with; the gateways of ${to} may not route to its servers either.`;
}
