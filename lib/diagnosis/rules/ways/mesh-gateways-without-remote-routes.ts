import type { Federation } from '@/lib/federation/types';
import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import type { Breakage } from '../../broken-pairs';
import { gatewayEvidence } from '../../evidence';
import { GATEWAY_POLICY } from '../../gateway-policy';
import { gatewaysOf, itsGateways } from '../../gateway-words';
import { indexFederation } from '../../federation-index';
import { gatewayCommand, repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

export const meshGatewaysWithoutRemoteRoutes: Rule = {
  id: 'mesh-gateways-without-remote-routes',
  title: 'Mesh gateways of a datacenter lead nowhere',
  why: 'A gateway learns where the others are through its own token and agent. With a local or weak token it takes every connection outwards and closes it.',
  evidence:
    'Forwarded requests from one datacenter to all others that its own gateways take and close, while others get through.',
  remedy: 'Give the gateway a global token with the permissions it needs, and restart its Envoy.',
  covers: ['G10'],
  requires: ['forwarding', 'meshGateways'],
  section: SECTIONS.gateways,
  check: (federation) =>
    breakagesOf(federation, 'mesh-gateways-without-remote-routes').map((breakage) =>
      finding(federation, breakage),
    ),
};

function finding(federation: Federation, breakage: Breakage): RuleFinding {
  const { datacenter: name, pairs } = breakage;
  const gateways = gatewaysOf(federation, name);
  const to = pairs.map((pair) => pair.to);
  const backWorks = indexFederation(federation)
    .into(name)
    .some(({ forwarding }) => forwarding === 'good');
  const places = gateways.map(({ id, node }) => `${id} on ${node}`);
  return breakageFinding(federation, breakage, {
    title: `${name} reaches neither ${nameList(to, 3).replace(' and ', ' nor ')}: ${itsGateways(gateways, 'lan')} ${gateways.length > 1 ? 'take' : 'takes'} the connections and ${gateways.length > 1 ? 'close' : 'closes'} them`,
    evidence: gateways.slice(0, 3).flatMap(gatewayEvidence),
    cause: `${backWorks ? `Requests of the others come in to ${name}, so its gateways run. ` : ''}In order of likelihood: the token of the gateways is local or lacks permissions, so they are told of no other datacenter; or a firewall keeps them from the WAN addresses of the others.`,
    remedy: [
      {
        text: `Look at the token of the gateways of ${name}: "Local" must be false.`,
        command: 'consul acl token read -self',
      },
      {
        text: `If it is local or weak, create one in the primary with -local=false and this policy, and restart Envoy with it${gateways.length > 1 ? `, of each gateway: ${nameList(places, 3)} (here the first)` : ''}.`,
        config: GATEWAY_POLICY,
        command: gatewayCommand(gateways[0]),
      },
      ...(to[0] === undefined ? [] : [repeatProbe(federation, name, to[0])]),
    ],
    confidence: 'inferred',
    confirm: `The clusters of its Envoy: without any \`server.<datacenter>\` of another datacenter it is the token; with upstream_cx_connect_fail it is a firewall.`,
  });
}
