import type { Federation, Probe } from '@/lib/federation/types';
import { indexFederation } from './federation-index';

/**
 * An agent of a datacenter has answered after these probes began to fail: until then it may be down altogether. Where none is asked,
 * nobody can tell, and it counts as having spoken.
 */
export function hasSpokenSince(federation: Federation, name: string, failing: readonly Probe[]): boolean {
  const began = Math.min(
    ...failing.map(({ failingSince, workedAt }) => failingSince ?? workedAt ?? -Infinity),
  );
  const own = indexFederation(federation).vantagesIn(name);
  return (
    own.length === 0 ||
    own.some(({ reachable, lastAnswerAt }) => reachable !== false && (lastAnswerAt ?? -Infinity) > began)
  );
}
