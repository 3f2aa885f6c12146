import type { Datacenter, Federation } from '@/lib/federation/types';
import { gatewayEvidence, isoTime, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { FEDERATION_FLAG, SECTIONS } from '../../remedies';
import { toldOptions } from '../../server-options';
import type { Evidence, Rule } from '../../types';
import { nameList } from '../../words';

export const mixedFederationModes: Rule = {
  id: 'mixed-federation-modes',
  title: 'Some datacenters federate through mesh gateways, others do not',
  why: 'A traditional datacenter dials server addresses that another one behind gateways does not offer.',
  evidence:
    'The federation flag of the servers of every datacenter, or gateways tagged for federation in some datacenters and none in others.',
  remedy: 'Federate all datacenters in the same way.',
  covers: ['F2'],
  requires: ['self'],
  section: SECTIONS.options,
  check: (federation) => {
    const { datacenters } = federation;
    const mesh = datacenters.filter(({ mode }) => mode === 'mesh-gateways').map(({ name }) => name);
    const traditional = datacenters.filter(({ mode }) => mode === 'traditional').map(({ name }) => name);
    if (mesh.length === 0 || traditional.length === 0) return [];
    const index = indexFederation(federation);
    const isTraditional = new Set(traditional);
    const breaks = traditional.some((name) =>
      [...index.outOf(name), ...index.into(name)].some(
        (pair) =>
          pair.state === 'disconnected' && isTraditional.has(pair.from) !== isTraditional.has(pair.to),
      ),
    );
    const [few, flag] = traditional.length <= mesh.length ? [traditional, false] : [mesh, true];
    return [
      {
        severity: breaks ? ('critical' as const) : ('warning' as const),
        subject: { kind: 'federation' as const },
        title: `${nameList(few)} ${few.length === 1 ? 'federates' : 'federate'} ${flag ? 'through mesh gateways, the others traditionally' : 'traditionally, the others through mesh gateways'}`,
        evidence: datacenters.flatMap((datacenter) => modeEvidence(federation, datacenter)).slice(0, 10),
        cause: `Servers without the option dial the addresses of remote servers on port 8300 themselves. ${breaks ? 'Where those cannot be reached, requests fail.' : 'This works only as long as the network lets them through.'}`,
        remedy: [
          { text: `Give every datacenter at least one mesh gateway registered with -expose-servers first.` },
          {
            text: `Then set this on all servers of ${nameList(traditional)}, take retry_join_wan and start_join_wan out, and restart one server at a time, the primary first.`,
            config: FEDERATION_FLAG,
          },
        ],
        confidence: 'observed' as const,
      },
    ];
  },
};

/** One line a datacenter: a server's own word, else a gateway that is tagged for federation, else the agent that was asked. */
function modeEvidence(federation: Federation, datacenter: Datacenter): Evidence[] {
  const { name, mode, meshGateways } = datacenter;
  const [told] = toldOptions(datacenter);
  if (told) {
    const flag = String(told.options.meshGatewayWanFederation);
    return [
      sourceEvidence(told.source, `${told.node} of ${name}: enable_mesh_gateway_wan_federation = ${flag}`),
    ];
  }
  const tagged = meshGateways.find((gateway) => gateway.federation);
  if (mode === 'mesh-gateways' && tagged) return gatewayEvidence(tagged).slice(0, 1);
  const [asked] = indexFederation(federation).vantagesIn(name);
  if (!asked || mode === 'unknown') return [];
  const value = `an agent of ${name}: federated ${mode === 'traditional' ? 'traditionally' : 'through mesh gateways'}`;
  return [{ vantage: asked.id, request: '/v1/agent/self', at: isoTime(asked.lastAnswerAt), value }];
}
