import type { Federation, MeshGateway } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import { registeredGateways } from './usable-gateways';
import { hostPort, nameList } from './words';

/** The gateways of a datacenter that Consul would use, or all registered ones when it would use none. Empty: nobody knows any. */
export function gatewaysOf(federation: Federation, datacenter: string): readonly MeshGateway[] {
  const known = indexFederation(federation).datacenters.get(datacenter);
  if (!known) return [];
  const { gateways } = registeredGateways(federation, known);
  const usable = gateways.filter((gateway) => gateway.usable);
  return usable.length > 0 ? usable : gateways;
}

/** `mesh-gateway-1 on dc3-gw1 (203.0.113.3:8443)`; `wan`: with the address where other datacenters dial it. */
export function gatewayPlace({ id, node, wan, lan }: MeshGateway, side: 'wan' | 'lan' | 'none'): string {
  const address = side === 'none' ? null : side === 'wan' ? (wan ?? lan) : lan;
  return `${id} on ${node}${address ? ` (${hostPort(address)})` : ''}`;
}

/** `its only mesh gateway mesh-gateway-1 on dc3-gw1 (…)`, or `its mesh gateways a on n1 (…) and b on n2 (…)`. */
export function itsGateways(gateways: readonly MeshGateway[], side: 'wan' | 'lan' | 'none' = 'wan'): string {
  const [only, second] = gateways;
  if (!only) return 'its mesh gateways';
  if (!second) return `its only mesh gateway ${gatewayPlace(only, side)}`;
  return `its mesh gateways ${nameList(
    gateways.map((gateway) => gatewayPlace(gateway, side)),
    3,
  )}`;
}

/** The WAN addresses of some gateways, `host:port`, each once. */
export function wanAddresses(gateways: readonly MeshGateway[]): string[] {
  return [...new Set(gateways.map(({ wan, lan }) => hostPort(wan ?? lan)))];
}
