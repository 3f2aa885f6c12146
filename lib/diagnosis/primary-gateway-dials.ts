import type { Federation } from '@/lib/federation/types';
import { datacenterOf, waysOf } from './consequences';
import { indexFederation } from './federation-index';
import { toldOptions } from './server-options';
import type { Finding } from './types';

/** What fails on these ways are dials to addresses that servers of the cause's datacenter have in `primary_gateways`. */
export function dialsPrimaryGatewaysOf(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const datacenter = indexFederation(federation).datacenters.get(datacenterOf(cause) ?? '');
  if (!datacenter) return false;
  const listed = new Set(toldOptions(datacenter).flatMap(({ options }) => options.primaryGateways));
  const failing = waysOf(symptom, federation).flatMap(({ from, probes }) =>
    from === datacenter.name ? probes.filter(({ outcome }) => outcome === 'fails') : [],
  );
  return (
    failing.some(({ failure }) => listed.has(failure?.detail.dialled ?? '')) &&
    failing.every(({ failure }) => failure?.kind === 'no-path' || listed.has(failure?.detail.dialled ?? ''))
  );
}
