import { gatewayEvidence } from '../../evidence';
import { runGateway, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { hasMeshGateways, registeredGateways, usesMeshGateways } from '../../usable-gateways';

export const singleUsableMeshGateway: Rule = {
  id: 'single-usable-mesh-gateway',
  title: 'A datacenter depends on one mesh gateway',
  why: 'When that one stops, the datacenter is cut off; replacing it needs a second one first.',
  evidence: 'The number of usable mesh gateways in the live registrations.',
  remedy: 'Run two gateways or more in every datacenter, on different nodes.',
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
        const tagged = gateways.filter((gateway) => gateway.federation);
        const [only, second] = tagged.filter(({ usable }) => usable);
        if (!only || second) return [];
        const byDesign = tagged.length === 1;
        return [
          {
            severity: byDesign ? ('info' as const) : ('warning' as const),
            subject: { kind: 'datacenter' as const, datacenter: name },
            title: byDesign
              ? `${name} has one mesh gateway: ${only.id} on ${only.node}`
              : `${name} depends on one mesh gateway: ${only.id} on ${only.node} is the last usable of ${tagged.length}`,
            evidence: tagged.slice(0, 6).flatMap(gatewayEvidence),
            cause: byDesign
              ? `Only one mesh gateway of ${name} is registered for federation.`
              : `${tagged.length} mesh gateways of ${name} are registered for federation and ${tagged.length - 1} cannot be used.`,
            remedy: [
              byDesign
                ? runGateway(name)
                : runGateway(
                    name,
                    tagged.find(({ usable }) => !usable),
                  ),
            ],
            confidence: live ? ('observed' as const) : ('inferred' as const),
          },
        ];
      }),
};
