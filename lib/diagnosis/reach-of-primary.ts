import type { Datacenter, Federation, Pair } from '@/lib/federation/types';
import { indexFederation } from './federation-index';

/**
 * The broken way of a secondary to its primary; null when it works or is not measured. A server that has just come back with a wrong
 * option fails as one that is being mended does: what is wrong with the option decides which it is.
 */
export function brokenWayToPrimary(federation: Federation, { name }: Datacenter): Pair | null {
  if (federation.primary === null || federation.primary === name) return null;
  const pair = indexFederation(federation).pair(name, federation.primary);
  return pair?.forwarding === 'bad' && pair.reason !== 'lingering-offline-mark' ? pair : null;
}

/**
 * The broken way to the primary of a secondary that has nothing but `primary_gateways` to take: it has no replicated record of the
 * primary's gateways either (agent/consul/gateway_locator.go joins the two). null when the way works, or other addresses were there.
 */
export function strandedWay(federation: Federation, datacenter: Datacenter): Pair | null {
  const way = brokenWayToPrimary(federation, datacenter);
  if (!way) return null;
  const { federationStates } = datacenter;
  if (federationStates.known) {
    const record = federationStates.value.find((state) => state.datacenter === federation.primary);
    return record?.meshGateways.some((gateway) => gateway.federation) ? null : way;
  }
  const kinds = way.probes.flatMap(({ failure, outcome }) =>
    outcome === 'fails' && failure ? [failure.kind] : [],
  );
  return kinds.length > 0 && kinds.every((kind) => STRANDED.has(kind)) ? way : null;
}

/** What a server answers that never joined, or that has no gateway to dial. */
const STRANDED: ReadonlySet<string> = new Set(['no-path', 'no-usable-gateway', 'gateway-dial']);
