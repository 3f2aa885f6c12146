import type { MeshGateway } from '@/lib/federation/types';
import { addressKind } from '../../address-kind';
import { gatewayEvidence } from '../../evidence';
import { gatewayCommand, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { badAddresses } from '../../wan-address-finding';
import { hostPort, nameList } from '../../words';

/** Legal where a private network joins the datacenters, so it is told once and accuses nobody. */
export const privateWanAddress: Rule = {
  id: 'private-wan-address',
  title: 'WAN addresses of mesh gateways are private',
  why: 'A private address is right where a VPN or a common network joins the datacenters, and dead everywhere else.',
  evidence: 'The tagged WAN addresses of every mesh gateway that is tagged for federation.',
  remedy: 'Nothing where a private network joins the datacenters; else register the public address.',
  covers: ['G6'],
  requires: ['meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) => {
    const found = badAddresses(federation, ({ wan }) => addressKind(wan?.address) === 'private');
    if (found.length === 0) return [];
    const gateways: readonly MeshGateway[] = found.flatMap(({ bad }) => bad);
    const names = found.map(({ datacenter }) => datacenter);
    const same = gateways.filter(({ wan, lan }) => wan && hostPort(wan) === hostPort(lan)).length;
    return [
      {
        severity: 'info',
        subject:
          found.length === 1 && names[0]
            ? { kind: 'datacenter', datacenter: names[0] }
            : { kind: 'federation' },
        title: `Mesh gateways of ${nameList(names, 4)} have private WAN addresses (${nameList([...new Set(gateways.map(({ wan }) => wan?.address ?? ''))], 3)})`,
        evidence: gateways.slice(0, 6).flatMap((gateway) => gatewayEvidence(gateway).slice(0, 1)),
        cause: `They are good where a private network joins the datacenters. ${same > 0 ? `${same} of ${gateways.length} equal the LAN address, as a registration without -wan-address has it. ` : ''}Where requests into ${nameList(names, 3)} work, nothing is wrong.`,
        remedy: [
          ...gateways.slice(0, 1).map((gateway) => ({
            text: `If the datacenters are joined over the internet, register every gateway again with its public address (here ${gateway.id} on ${gateway.node} of ${gateway.datacenter}).`,
            command: gatewayCommand({ ...gateway, wan: null }),
          })),
        ],
        confidence: 'observed',
      },
    ];
  },
};
