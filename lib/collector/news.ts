import { STATES } from '@/lib/observation/transitions';
import type { Fact, FactName } from '@/lib/observation/types';

/** Facts with figures that differ at every read: of them only a change of state is news. */
const FIGURES: ReadonlySet<FactName> = new Set(['autopilot', 'metrics', 'coordinates', 'aclReplication']);

/** After so many failures in a row one more of the same kind confirms nothing (lib/federation/forwarding.ts needs two, some four). */
const CONFIRMED = 4;

/**
 * Whether a read told what may change a verdict: a first answer, another value, from working to failing or back, another failure, and one
 * that confirms those before it. A value that only grew older is none. `name` is null for a fact with no name of its own: a probe.
 */
export function isNews<T>(name: FactName | null, before: Fact<T> | undefined, after: Fact<T>): boolean {
  if (!before) return true;
  const [was, is] = [before.latest, after.latest];
  if (!is.ok) return was.ok || after.failuresInARow <= CONFIRMED || was.failure.kind !== is.failure.kind;
  if (!was.ok) return true;
  if (name === null || !FIGURES.has(name)) return before.good?.value !== after.good?.value;
  return STATES[name] !== undefined && before.changes !== after.changes;
}
