import { knownDatacenters, datacenterOf } from '@/lib/observation/known-datacenters';
import type { Observation } from '@/lib/observation/types';

/** Longest wait for the slow ones before the first snapshot is shown with gaps, ms. */
const PATIENCE_MS = 12_000;

const LOCAL = ['self', 'wanMembers', 'leader'] as const;

/**
 * Has every agent been asked once: its own facts and a probe of every other datacenter? Then the first snapshot is worth
 * showing. An agent that does not answer has been asked as well.
 */
export function isComplete(
  observations: readonly Observation[],
  { startedAt, now }: { startedAt: number; now: number },
): boolean {
  if (Math.abs(now - startedAt) > PATIENCE_MS) return true;
  const names = knownDatacenters(observations);
  return observations.every((observation) => {
    const { facts, forwarding } = observation;
    if (facts.self && !facts.self.latest.ok && !facts.leader?.latest.ok) return true;
    const own = datacenterOf(observation);
    return (
      LOCAL.every((fact) => facts[fact]) &&
      names.every((name) => name === own || Object.hasOwn(forwarding, name))
    );
  });
}
