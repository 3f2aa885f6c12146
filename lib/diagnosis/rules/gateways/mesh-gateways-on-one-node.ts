import { gatewayEvidence } from '../../evidence';
import { runGateway, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { hasMeshGateways, registeredGateways, usesMeshGateways } from '../../usable-gateways';
import { counted } from '../../words';

export const meshGatewaysOnOneNode: Rule = {
  id: 'mesh-gateways-on-one-node',
  title: 'All mesh gateways of a datacenter run on one node',
  why: 'They stop together, so the second one is no reserve: when the node stops, the datacenter is cut off.',
  evidence: 'The nodes of the usable mesh gateways in the live registrations.',
  remedy: 'Run the gateways of a datacenter on different nodes, best in different zones.',
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
        const usable = gateways.filter((gateway) => gateway.usable);
        const [first, second] = usable;
        if (!live || !first || !second || usable.some(({ node }) => node !== first.node)) return [];
        return [
          {
            severity: 'info' as const,
            subject: { kind: 'datacenter' as const, datacenter: name },
            title: `All ${counted(usable.length, 'usable mesh gateway')} of ${name} run on node ${first.node}`,
            evidence: usable.slice(0, 6).flatMap(gatewayEvidence),
            cause: `Every usable mesh gateway of ${name} is registered on ${first.node}: when that node stops, all of them do.`,
            remedy: [
              {
                ...runGateway(name),
                text: `On another node of ${name}, register and start a mesh gateway that exposes the servers.`,
              },
            ],
            confidence: 'observed' as const,
          },
        ];
      }),
};
