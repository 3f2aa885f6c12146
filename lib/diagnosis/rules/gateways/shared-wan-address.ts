import type { Federation, MeshGateway } from '@/lib/federation/types';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { badAddresses, gatewayNames, wanAddressFinding } from '../../wan-address-finding';
import { hostPort, nameList } from '../../words';

/** Two gateways of one datacenter behind one load balancer are fine. */
export const sharedWanAddress: Rule = {
  id: 'shared-wan-address',
  title: 'Mesh gateways of different datacenters have the same WAN address',
  why: 'One address leads to one place: requests for the other datacenter end at the wrong gateway, or go in circles between them.',
  evidence: 'The tagged WAN addresses and ports of all mesh gateways that are tagged for federation.',
  remedy: 'Give the gateways of every datacenter an address and port of their own.',
  covers: ['G6'],
  requires: ['meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) => {
    const owners = ownersOf(federation);
    const others = (gateway: MeshGateway): string[] => {
      const { wan, datacenter } = gateway;
      const names = wan === null ? [] : [...(owners.get(hostPort(wan)) ?? [])];
      // It listens there: the others took its address.
      return isAtHome(gateway) ? [] : names.filter((name) => name !== datacenter);
    };
    return badAddresses(federation, (gateway) => others(gateway).length > 0).map((of) => {
      const with_ = [...new Set(of.bad.flatMap(others))].sort();
      const addresses = [...new Set(of.bad.flatMap(({ wan }) => (wan ? [hostPort(wan)] : [])))];
      return wanAddressFinding(federation, of, {
        title: `${gatewayNames(of.bad)} of ${of.datacenter} ${of.bad.length === 1 ? 'has' : 'have'} the WAN address ${nameList(addresses, 2)} of ${nameList(with_, 3)} too`,
        cause: `${nameList(addresses, 2)} is registered for ${of.datacenter} and for ${nameList(with_, 3)}, but leads to only one of them.`,
        confidence: 'inferred',
        confirm: `A TLS dial to ${addresses[0] ?? 'it'} with the server name server.${of.datacenter}.consul and with that of the other: one of them is closed.`,
      });
    });
  },
};

const isAtHome = ({ wan, lan }: MeshGateway): boolean => wan !== null && hostPort(wan) === hostPort(lan);

function ownersOf({ datacenters }: Federation): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { meshGateways } of datacenters) {
    for (const { wan, federation, datacenter } of meshGateways) {
      if (wan === null || !federation) continue;
      const key = hostPort(wan);
      const names = owners.get(key) ?? new Set();
      names.add(datacenter);
      owners.set(key, names);
    }
  }
  return owners;
}
