import type { Federation, MeshGateway } from '@/lib/federation/types';
import { breakageFinding, onlyReaches } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import { isTraditional } from '../../breakage-signs';
import type { Breakage } from '../../broken-pairs';
import { gatewayEvidence } from '../../evidence';
import { gatewaysOf, itsGateways, wanAddresses } from '../../gateway-words';
import { dialWithTls, gatewayCommand, repeatProbe, SECTIONS } from '../../remedies';
import type { RemedyStep, Rule, RuleFinding } from '../../types';
import { hostPort, nameList } from '../../words';

export const swallowedConnections: Rule = {
  id: 'swallowed-connections',
  title: 'Something on the way accepts connections and drops the data',
  why: 'A TCP check passes and so does every registration, but requests hang until somebody gives up. Consul sets no deadline for the TLS handshake to a gateway.',
  evidence:
    'Forwarded requests that get no answer in time, or end after many seconds, while the asked agent answers everything else.',
  remedy:
    'Find the process, load balancer or firewall that accepts and stays silent; TLS must pass through it untouched.',
  covers: ['G5', 'G19'],
  requires: ['forwarding'],
  section: SECTIONS.gateways,
  check: (federation) =>
    breakagesOf(federation, 'swallowed-connections').map((breakage) => finding(federation, breakage)),
};

function finding(federation: Federation, breakage: Breakage): RuleFinding {
  const { datacenter: name, shape, to, pairs } = breakage;
  const traditional = pairs.some(({ from }) => isTraditional(federation, from));
  // Of a pair the far side is as likely as the near one; of a datacenter it is its own gateways.
  const where = to ?? name;
  const gateways = traditional ? [] : gatewaysOf(federation, where);
  const from = pairs[0].from;
  return breakageFinding(federation, breakage, {
    title: titleOf(breakage, onlyReaches(federation, breakage), gateways),
    evidence: gateways.slice(0, 3).flatMap(gatewayEvidence),
    cause: `Requests hang instead of failing: connections are accepted and nothing comes back. ${suspect(breakage, gateways)} A check that only opens a TCP port keeps passing.`,
    remedy: remedyOf(federation, gateways, from, shape === 'out' ? pairs[0].to : where),
    section: traditional ? SECTIONS.ports : SECTIONS.gateways,
    confidence: 'inferred',
    confirm: `A TLS connection to ${traditional ? `port 8300 of a server of ${where}` : nameList(wanAddresses(gateways), 2)} opens and never completes.`,
  });
}

function titleOf(
  { shape, datacenter: name, to }: Breakage,
  direct: string,
  gateways: readonly MeshGateway[],
): string {
  const who = gateways.length > 0 ? itsGateways(gateways) : 'the way';
  const verb = gateways.length > 1 ? 'accept' : 'accepts';
  const what = `${verb} connections and ${gateways.length > 1 ? 'answer' : 'answers'} nothing`;
  switch (shape) {
    case 'both':
      return `${name} is cut off${direct}: ${who} ${what}`;
    case 'into':
      return `${name} cannot be reached: ${who} ${what}`;
    case 'out':
      return `${name} reaches no other datacenter: ${who} ${what}`;
    case 'pair-both':
      return `${name} and ${to} do not reach each other: connections are accepted and nothing comes back`;
    default:
      return `${name} does not reach ${to}: connections are accepted and nothing comes back`;
  }
}

function suspect({ shape, datacenter, to }: Breakage, gateways: readonly MeshGateway[]): string {
  const at =
    gateways.length > 0
      ? itsGateways(gateways).replace(/^its/, `${to ?? datacenter}'s`)
      : `a server of ${to ?? datacenter}`;
  if (shape === 'pair' || shape === 'pair-both')
    return `In order of likelihood: a firewall or load balancer between ${datacenter} and ${to} drops the packets; or ${at} is stopped or overloaded.`;
  const [is, them] = gateways.length > 1 ? ['are', 'them'] : ['is', 'it'];
  return `In order of likelihood: ${at} ${is} stopped (paused, out of memory) or overloaded; or a load balancer or firewall in front of ${them} drops the packets.`;
}

function remedyOf(
  federation: Federation,
  gateways: readonly MeshGateway[],
  from: string,
  to: string,
): RemedyStep[] {
  const [first, second] = gateways;
  const again = repeatProbe(federation, from, to);
  if (!first) {
    const text = `Follow the way from ${from} to ${to} and look for a TCP port that accepts and stays silent; a load balancer must pass TCP through and not end TLS.`;
    return [{ text }, again];
  }
  const address = hostPort(first.wan ?? first.lan);
  return [
    {
      text: `From a node of ${from}, open TLS to ${address}: what hangs after "CONNECTED" is the culprit.`,
      command: dialWithTls(federation, first),
    },
    {
      text: `On ${first.node}, restart the Envoy of ${first.id}${second ? '; then the others, one after the other' : ''}.`,
      command: gatewayCommand(first),
    },
    { text: `A load balancer in front of ${address} must pass TCP through and not end TLS.` },
    again,
  ];
}
