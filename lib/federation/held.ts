import type { Known } from './types';

/**
 * For how long (ms) a known value has been as it is at `now` (epoch ms), as far as it was watched; with a `subject` (a datacenter of
 * the federation states, a gateway `<node>/<id>`, a member), that part of it. Infinity where nothing was remembered: observations
 * saved by an earlier version count as settled. What normally lags must have been held for some time before it counts.
 */
export function heldMs(known: Known<unknown>, now: number, subject?: string): number {
  if (!known.known || !known.memory) return Infinity;
  const { changedAt, knownSince, changes } = known.memory;
  if (subject === undefined) return changedAt === undefined ? Infinity : now - changedAt;
  const last = changes?.find((entry) => entry.subject === subject)?.changes.at(-1);
  const since = last?.at ?? knownSince;
  return since === undefined ? Infinity : now - since;
}
