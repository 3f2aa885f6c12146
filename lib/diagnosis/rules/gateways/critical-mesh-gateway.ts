import { gatewayEvidence } from '../../evidence';
import { runGateway, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { gatewayKey, hasMeshGateways, registeredGateways, usesMeshGateways } from '../../usable-gateways';
import { counted, shellWord } from '../../words';

export const criticalMeshGateway: Rule = {
  id: 'critical-mesh-gateway',
  title: 'A mesh gateway is critical',
  why: 'Servers do not use a gateway with a critical check: the others carry its load, and there is one less to lose.',
  evidence: 'The checks of every mesh gateway in the live registrations.',
  remedy: "Mend what the check says, or start the gateway's Envoy again.",
  covers: ['G4'],
  requires: ['meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters
      .filter((datacenter) => usesMeshGateways(federation, datacenter))
      .flatMap((datacenter) => {
        const { name } = datacenter;
        const { live, gateways } = registeredGateways(federation, datacenter);
        const usable = gateways.filter((gateway) => gateway.usable).length;
        return gateways
          .filter(({ status, federation: tagged }) => status === 'critical' && tagged)
          .map((gateway) => ({
            severity: 'warning' as const,
            subject: {
              kind: 'mesh-gateway' as const,
              datacenter: name,
              meshGateway: gatewayKey(gateway, datacenter),
            },
            title: `Mesh gateway ${gateway.id} of ${name} on ${gateway.node} is critical; ${usable === 0 ? 'no other is' : `${counted(usable, 'other')} ${usable === 1 ? 'is' : 'are'}`} usable`,
            evidence: gatewayEvidence(gateway),
            cause: `A check of it is critical: ${gateway.checks.find(({ status }) => status === 'critical')?.output || 'the check gives no reason'}`,
            remedy: [
              runGateway(name, gateway),
              {
                text: 'If it is gone for good, take its registration away.',
                command: `consul services deregister -id=${shellWord(gateway.id)}`,
              },
            ],
            confidence: live ? ('observed' as const) : ('inferred' as const),
          }));
      }),
};
