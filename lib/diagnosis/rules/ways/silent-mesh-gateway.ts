import type { Federation } from '@/lib/federation/types';
import { gatewayEvidence, probeEvidence } from '../../evidence';
import { gatewayPlace, wanAddresses } from '../../gateway-words';
import { dialWithTls, repeatProbe, SECTIONS } from '../../remedies';
import { partlySwallowed, suspectsOf, type PartlySwallowed } from '../../swallowing';
import type { Rule, RuleFinding } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { nameList } from '../../words';

export const silentMeshGateway: Rule = {
  id: 'silent-mesh-gateway',
  title: 'One of several mesh gateways takes connections and answers nothing',
  why: 'Every new connection is given to one of the gateways at random: with one that is silent, some requests hang while others get through, and its check, which only opens a port, passes.',
  evidence:
    'Forwarded requests of several servers for the same datacenter, of which some hang and some come back.',
  remedy: 'Dial each gateway with TLS and restart the one that hangs.',
  covers: ['G5', 'G19'],
  requires: ['forwarding', 'meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) => {
    const partly = partlySwallowed(federation);
    return partly ? [finding(federation, partly)] : [];
  },
};

function finding(federation: Federation, partly: PartlySwallowed): RuleFinding {
  const { suspects, ways } = partly;
  const [name, other] = suspects;
  const gateways = suspectsOf(federation, partly);
  const places = gateways.map((gateway) => gatewayPlace(gateway, 'none'));
  const { pair } = ways[0] ?? {};
  return {
    severity: ways.some((way) => way.pair.state === 'disconnected') ? 'critical' : 'warning',
    subject: { kind: 'datacenter', datacenter: name },
    title: `Some requests hang: one of the mesh gateways of ${nameList(suspects)} (${nameList(places, 2)}) accepts connections and answers nothing`,
    evidence: [
      ...ways.flatMap(({ probes }) => probes.slice(0, 2).map(probeEvidence)).slice(0, 8),
      ...gateways.slice(0, 4).flatMap((gateway) => gatewayEvidence(gateway).slice(0, 1)),
    ],
    cause: `Some servers get through and some hang, so most likely one gateway of several is stopped (paused, out of memory) or has something in front that drops the packets.${other === undefined ? '' : ` The ways that hang do not tell whether it is one of ${nameList(suspects)}.`} Its check, which only opens a TCP port, keeps passing.`,
    remedy: [
      ...gateways.slice(0, 4).map((gateway) => ({
        text: `Open TLS to ${gateway.id} on ${gateway.node}: the one that hangs after "CONNECTED" is the culprit. Restart its Envoy.`,
        command: dialWithTls(federation, gateway),
      })),
      ...(pair ? [repeatProbe(federation, pair.from, pair.to)] : []),
    ],
    section: SECTIONS.gateways,
    confidence: 'inferred',
    confirm: `A TLS connection to one of ${nameList(wanAddresses(gateways), 4)} opens and never completes, to the others it does.`,
  };
}
