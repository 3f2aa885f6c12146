import { gatewayEvidence } from '../../evidence';
import { registrationWithMeta, runGateway, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { gatewayKey, hasMeshGateways, registeredGateways, usesMeshGateways } from '../../usable-gateways';

export const meshGatewayWithoutFederationMeta: Rule = {
  id: 'mesh-gateway-without-federation-meta',
  title: 'A mesh gateway is not tagged for federation',
  why: 'Servers ignore a mesh gateway without the meta consul-wan-federation=1, however healthy it is.',
  evidence: 'The meta consul-wan-federation of every mesh gateway in the live registrations.',
  remedy: 'Register it again with -expose-servers, or add the meta to its definition, and restart its Envoy.',
  covers: ['G2'],
  requires: ['meshGateways', 'self'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters
      .filter((datacenter) => usesMeshGateways(federation, datacenter))
      .flatMap((datacenter) => {
        const { live, gateways } = registeredGateways(federation, datacenter);
        const others = gateways.some(({ usable }) => usable);
        const { name } = datacenter;
        return gateways
          .filter((gateway) => !gateway.federation)
          .map((gateway) => ({
            severity: others ? ('info' as const) : ('warning' as const),
            subject: {
              kind: 'mesh-gateway' as const,
              datacenter: name,
              meshGateway: gatewayKey(gateway, datacenter),
            },
            title: `Mesh gateway ${gateway.id} of ${name} is not tagged for federation`,
            evidence: gatewayEvidence(gateway),
            cause: `It is registered without the meta consul-wan-federation=1, so servers do not use it${others ? '; it may be meant for service traffic only' : ''}.`,
            remedy: [
              ...(others ? [{ text: 'Leave it as it is if it only carries service traffic.' }] : []),
              runGateway(name, gateway),
              registrationWithMeta(gateway),
            ],
            confidence: live ? ('observed' as const) : ('inferred' as const),
          }));
      }),
};
