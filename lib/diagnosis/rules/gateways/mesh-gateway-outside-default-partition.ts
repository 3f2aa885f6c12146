import { gatewayEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { gatewayKey, hasMeshGateways, registeredGateways, usesMeshGateways } from '../../usable-gateways';
import { shellWord } from '../../words';

/** Tagged for federation, so somebody meant it to serve; without the tag it is for service traffic of its partition. */
export const meshGatewayOutsideDefaultPartition: Rule = {
  id: 'mesh-gateway-outside-default-partition',
  title: 'A mesh gateway is outside the default partition',
  why: 'Consul Enterprise federates servers only through gateways of the default partition; any other never enters the federation state.',
  evidence: 'The partition of every mesh gateway that is tagged for federation.',
  remedy: 'Register the gateway in the default partition.',
  covers: ['G17'],
  requires: ['meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      if (!usesMeshGateways(federation, datacenter)) return [];
      const { name } = datacenter;
      const { live, gateways } = registeredGateways(federation, datacenter);
      return gateways
        .filter((gateway) => gateway.federation && gateway.partition && gateway.partition !== 'default')
        .map((gateway) => ({
          severity: 'warning' as const,
          subject: {
            kind: 'mesh-gateway' as const,
            datacenter: name,
            meshGateway: gatewayKey(gateway, datacenter),
          },
          title: `Mesh gateway ${gateway.id} of ${name} on ${gateway.node} is in partition ${gateway.partition}: servers do not use it`,
          evidence: gatewayEvidence(gateway),
          cause: `It is tagged for federation, but only gateways of the default partition federate servers.`,
          remedy: [
            {
              text: `Register ${gateway.id} in the default partition, and take this registration away.`,
              command: `consul services deregister -partition=${shellWord(gateway.partition ?? '')} -id=${shellWord(gateway.id)}`,
            },
          ],
          confidence: live ? ('observed' as const) : ('inferred' as const),
        }));
    }),
};
