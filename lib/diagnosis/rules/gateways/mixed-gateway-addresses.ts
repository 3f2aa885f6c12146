import type { MeshGateway } from '@/lib/federation/types';
import { addressKind } from '../../address-kind';
import { gatewayEvidence } from '../../evidence';
import { gatewayCommand, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { hasMeshGateways, registeredGateways, usesMeshGateways } from '../../usable-gateways';
import { gatewayNames } from '../../wan-address-finding';
import { sentence } from '../../words';

const isName = ({ wan, lan }: MeshGateway): boolean => {
  const { address } = wan ?? lan;
  return addressKind(address) === 'name' || address === 'localhost';
};

export const mixedGatewayAddresses: Rule = {
  id: 'mixed-gateway-addresses',
  title: 'Mesh gateways of one datacenter mix host names and IP addresses',
  why: "Consul hands Envoy only the host names then: the gateways with an IP address get none of the others' connections, and nobody notices.",
  evidence: 'The WAN addresses of the usable mesh gateways of a datacenter.',
  remedy: 'Register all gateways of a datacenter with host names, or all with IP addresses.',
  covers: ['G18'],
  requires: ['meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      if (!usesMeshGateways(federation, datacenter)) return [];
      const { live, gateways } = registeredGateways(federation, datacenter);
      const tagged = gateways.filter((gateway) => gateway.federation);
      const [named, numbered] = [tagged.filter(isName), tagged.filter((gateway) => !isName(gateway))];
      const [first] = numbered;
      if (named.length === 0 || !first) return [];
      const { name } = datacenter;
      return [
        {
          severity: 'warning' as const,
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: sentence(
            `${gatewayNames(numbered)} of ${name} ${numbered.length === 1 ? 'is' : 'are'} not used by others: ${numbered.length === 1 ? 'it has an IP address' : 'they have IP addresses'} beside host names`,
          ),
          evidence: tagged.slice(0, 6).flatMap((gateway) => gatewayEvidence(gateway).slice(0, 1)),
          cause: `Where WAN addresses of one datacenter are host names and IP addresses, only the ${named.length === 1 ? 'host name is' : 'host names are'} passed to Envoy.`,
          remedy: [
            {
              text: `Register ${first.id} on ${first.node} with a host name as well, or all gateways of ${name} with IP addresses.`,
              command: gatewayCommand({ ...first, wan: null }),
            },
            {
              text: 'The agents of the other gateways say so in their log.',
              command: 'consul monitor -log-level=warn',
            },
          ],
          confidence: live ? ('observed' as const) : ('inferred' as const),
        },
      ];
    }),
};
