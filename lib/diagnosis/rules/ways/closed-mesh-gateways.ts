import type { Federation, MeshGateway } from '@/lib/federation/types';
import { breakageFinding, onlyReaches } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import type { Breakage } from '../../broken-pairs';
import { gatewayEvidence } from '../../evidence';
import { gatewaysOf, itsGateways, wanAddresses } from '../../gateway-words';
import { indexFederation } from '../../federation-index';
import { gatewayCommand, repeatProbe, SECTIONS } from '../../remedies';
import { GATEWAY_POLICY } from '../../gateway-policy';
import { testedAddresses } from '../../tested-address';
import type { RemedyStep, Rule, RuleFinding } from '../../types';
import { hostOf, hostPort, nameList, shellWord } from '../../words';

export const closedMeshGateways: Rule = {
  id: 'closed-mesh-gateways',
  title: 'Nothing gets in through the mesh gateways of a datacenter',
  why: 'Checks of a gateway run inside its own datacenter. They pass while its WAN address is closed to the others, or while it has no route to the servers behind it.',
  evidence:
    'Forwarded requests from all other datacenters that are taken and closed (EOF, reset), and the registered gateways of the target.',
  remedy:
    'Dial the WAN address from outside; mend the address or the firewall, else restart the Envoy behind it.',
  covers: ['G6', 'G9'],
  requires: ['forwarding', 'meshGateways'],
  section: SECTIONS.gateways,
  check: (federation) =>
    breakagesOf(federation, 'closed-mesh-gateways').map((breakage) => finding(federation, breakage)),
};

function finding(federation: Federation, breakage: Breakage): RuleFinding {
  const { shape, pairs } = breakage;
  const name = breakage.to ?? breakage.datacenter;
  const gateways = gatewaysOf(federation, name);
  const into = indexFederation(federation)
    .into(name)
    .filter(({ forwarding }) => forwarding !== 'unknown');
  const whole = into.every(({ forwarding }) => forwarding === 'bad');
  const from = [...new Set(pairs.filter(({ to }) => to === name).map((pair) => pair.from))];
  const what =
    shape === 'both'
      ? `${name} is cut off${onlyReaches(federation, breakage)}`
      : whole
        ? `${name} cannot be reached${into.length === 1 ? ` from ${from[0] ?? 'there'}` : ''}`
        : `${name} is hardly reached`;
  return breakageFinding(federation, breakage, {
    title: `${what}: nothing gets through ${itsGateways(gateways)}`,
    evidence: gateways.slice(0, 3).flatMap(gatewayEvidence),
    cause: causeOf(federation, name, gateways, shape === 'both'),
    remedy: remedyOf(federation, name, gateways, from[0]),
    confidence: 'inferred',
    confirm: `Dial ${nameList(wanAddresses(gateways), 2)} from a gateway node of ${from[0] ?? 'another datacenter'}: refused or silent means the address or a firewall; open means a gateway without a route.`,
  });
}

function causeOf(
  federation: Federation,
  name: string,
  gateways: readonly MeshGateway[],
  both: boolean,
): string {
  const passing =
    gateways.length > 0 && gateways.every(({ status }) => status === 'passing')
      ? `, although the checks of ${nameList(
          gateways.map(({ id }) => id),
          3,
        )} pass`
      : '';
  const addresses = nameList(wanAddresses(gateways), 2);
  // Where the check of the gateway dials the very address that others dial, only what lies between can close it.
  const isTested = gateways.length > 0 && gateways.every(isTestedWan);
  const wan = isTested
    ? `a firewall closes ${addresses} to the other datacenters`
    : `the WAN address ${addresses} is wrong, or a firewall closes it to the other datacenters`;
  const route = `the gateway runs but has no route to the servers (Envoy started without -expose-servers, its token lost its permissions, or the agent behind it is away)`;
  const server = serversAlive(federation, name) ? '' : `; or no server of ${name} listens on 8300 behind it`;
  const order = both || isTested ? [route, wan] : [wan, route];
  return `A gateway takes the requests for ${name} and closes them again${passing}. In order of likelihood: ${order.join('; or ')}${server}.`;
}

const isTestedWan = (gateway: MeshGateway): boolean =>
  testedAddresses(gateway).includes(hostPort(gateway.wan ?? gateway.lan));

/** By its own account every server is alive, so that the fault is in front of them. */
function serversAlive(federation: Federation, name: string): boolean {
  const servers = indexFederation(federation).datacenters.get(name)?.servers ?? [];
  return servers.length > 0 && servers.every(({ lan }) => lan.known && lan.value === 'alive');
}

function remedyOf(
  federation: Federation,
  name: string,
  gateways: readonly MeshGateway[],
  from: string | undefined,
): RemedyStep[] {
  const [address] = wanAddresses(gateways);
  const [first, second] = gateways;
  return [
    ...(address === undefined
      ? []
      : [
          {
            text: `From a gateway node of ${from ?? 'another datacenter'}, see whether the WAN address opens.`,
            command: `nc -vz ${shellWord(hostOf(address))} ${address.slice(address.lastIndexOf(':') + 1)}`,
          },
        ]),
    {
      text: `If it does not, open TCP to it, or register ${first ? `${first.id} on ${first.node}` : 'the gateway'} with the address that the others reach${second ? '; then the other gateways too' : ''}.`,
      command: gatewayCommand(first && { ...first, wan: null }),
    },
    {
      text: `If it opens, give the gateway's token what it needs, and restart its Envoy with -expose-servers.`,
      config: GATEWAY_POLICY,
    },
    ...(from === undefined ? [] : [repeatProbe(federation, from, name)]),
  ];
}
