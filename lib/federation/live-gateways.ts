import type { Datacenter, Federation, MeshGateway } from './types';

type Readers = Pick<Federation, 'vantages'>;

/** The live list is empty, but was read by a token that is denied other things: without permission Consul answers `[]`. */
export function isLiveListDoubtful({ vantages }: Readers, { liveGateways }: Datacenter): boolean {
  if (!liveGateways.known || liveGateways.value > 0) return false;
  const reader = liveGateways.source.vantage;
  return vantages.some(({ id, denied }) => id === reader && denied.length > 0);
}

/** The registrations of a datacenter's gateways in its own catalog; null when that list is not known or not to be trusted. */
export function liveGatewaysOf(federation: Readers, datacenter: Datacenter): readonly MeshGateway[] | null {
  const { liveGateways, meshGateways } = datacenter;
  if (!liveGateways.known || isLiveListDoubtful(federation, datacenter)) return null;
  return meshGateways.filter(({ seen }) => seen === 'live');
}
