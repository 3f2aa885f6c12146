import type { FederationMode, MeshGateway } from './types';
import type { Sources } from './sources';

/**
 * How a datacenter is federated, by `connect.enable_mesh_gateway_wan_federation` of the servers asked; client agents always say
 * false. The last answer counts, however old: the setting only changes with a restart. When no server was asked, a gateway tagged
 * for federation tells.
 */
export function modeOf({ own }: Sources, gateways: readonly MeshGateway[]): FederationMode {
  const flags = new Set<boolean>();
  for (const { observation } of own) {
    const self = observation.facts.self?.good?.value;
    if (self?.server && self.meshGatewayWanFederation !== null) flags.add(self.meshGatewayWanFederation);
  }
  if (flags.size > 1) return 'mixed';
  for (const flag of flags) return flag ? 'mesh-gateways' : 'traditional';
  return gateways.some((gateway) => gateway.federation) ? 'mesh-gateways' : 'unknown';
}

/** The mode of the whole federation: the one that all datacenters share whose mode is known. */
export function sharedMode(modes: readonly FederationMode[]): FederationMode {
  const known = new Set(modes.filter((mode) => mode !== 'unknown'));
  const [first] = known;
  return first === undefined ? 'unknown' : known.size > 1 ? 'mixed' : first;
}
