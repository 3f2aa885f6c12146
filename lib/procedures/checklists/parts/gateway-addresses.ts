import { addressKind } from '@/lib/diagnosis/address-kind';
import { gatewayEvidence } from '@/lib/diagnosis/evidence';
import { gatewayPlace } from '@/lib/diagnosis/gateway-words';
import { registeredGateways } from '@/lib/diagnosis/usable-gateways';
import { hostPort, nameList } from '@/lib/diagnosis/words';
import type { Datacenter, Federation, MeshGateway } from '@/lib/federation/types';
import { unseen } from '../step';
import type { Part } from '../types';

/** Addresses that are at more than one datacenter's gateways: nobody gets to both. */
function sharedAddresses(federation: Federation): ReadonlySet<string> {
  const owners = new Map<string, Set<string>>();
  for (const datacenter of federation.datacenters)
    for (const { wan } of registeredGateways(federation, datacenter).gateways)
      if (wan) owners.set(hostPort(wan), (owners.get(hostPort(wan)) ?? new Set()).add(datacenter.name));
  return new Set([...owners].flatMap(([address, names]) => (names.size > 1 ? [address] : [])));
}

const UNUSABLE = new Set(['missing', 'unspecified', 'loopback', 'link-local']);

/** Can other datacenters dial the gateways of each one? Whether a firewall lets them is not seen. */
export function addressParts(federation: Federation): Part[] {
  const shared = sharedAddresses(federation);
  return federation.datacenters.map((datacenter) => partOf(federation, datacenter, shared));
}

function partOf(federation: Federation, datacenter: Datacenter, shared: ReadonlySet<string>): Part {
  const { gateways } = registeredGateways(federation, datacenter);
  const { name } = datacenter;
  if (gateways.length === 0) return unseen(`${name} has no mesh gateway whose address could be looked at.`);
  const wrong = gateways.flatMap((gateway) => {
    const why = faultOf(gateway, shared);
    return why === null ? [] : [{ gateway, why }];
  });
  if (wrong.length === 0)
    return {
      state: 'done',
      sentence: `The gateways of ${name} have WAN addresses of their own: ${nameList(
        gateways.map(({ wan }) => (wan ? hostPort(wan) : '')),
        3,
      )}.`,
      evidence: gateways.slice(0, 4).flatMap((gateway) => gatewayEvidence(gateway).slice(0, 1)),
    };
  return {
    state: 'not-done',
    sentence: `${nameList(
      wrong.map(({ gateway, why }) => `${gatewayPlace(gateway, 'none')} of ${name} ${why}`),
      3,
    )}.`,
    evidence: wrong.slice(0, 4).flatMap(({ gateway }) => gatewayEvidence(gateway).slice(0, 1)),
  };
}

function faultOf({ wan }: MeshGateway, shared: ReadonlySet<string>): string | null {
  if (!wan) return 'has no WAN address';
  if (UNUSABLE.has(addressKind(wan.address)))
    return `has ${hostPort(wan)} as WAN address, which nobody else can dial`;
  return shared.has(hostPort(wan)) ? `shares ${hostPort(wan)} with a gateway of another datacenter` : null;
}
