import type { Federation } from '@/lib/federation/types';
import { indexFederation } from './federation-index';

/**
 * How many ordered pairs nobody has tried yet although an agent is there that will. After a start, or when a datacenter joins; pairs
 * that no agent is configured for, or whose agents are silent or deny everything, are another matter.
 */
export function stillMeasuring(federation: Federation): number {
  const index = indexFederation(federation);
  const willTry = new Map<string, boolean>();
  let pairs = 0;
  for (const { from, reason, probes } of index.oddPairs()) {
    const untried = reason === 'not-measured-yet' && probes.length === 0;
    if (!untried && reason !== 'first-failure') continue;
    let will = willTry.get(from);
    if (will === undefined) {
      will = index.vantagesIn(from).some((v) => v.reachable !== false && !v.denied.includes('self'));
      willTry.set(from, will);
    }
    if (will) pairs++;
  }
  return pairs;
}
