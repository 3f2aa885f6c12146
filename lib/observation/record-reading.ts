import type { Reading } from '@/lib/consul/types';
import type { Fact } from './types';

/**
 * The fact after one more read of it. A failure keeps the last good value beside it, with its own age:
 * old data is labelled, never blanked and never shown as fresh.
 */
export function recordReading<T>(
  before: Fact<T> | undefined,
  { path, reading, staleAfterMs }: { path: string; reading: Reading<T>; staleAfterMs: number },
): Fact<T> {
  return {
    path: (reading.ok && reading.path) || path,
    latest: reading,
    good: reading.ok ? { value: reading.value, at: reading.at } : (before?.good ?? null),
    failuresInARow: reading.ok ? 0 : (before?.failuresInARow ?? 0) + 1,
    staleAfterMs,
  };
}

/** A fact is stale when it is older than twice its own period plus its deadline (design.md section 4). All ms. */
export function staleAfter({ periodMs, deadlineMs }: { periodMs: number; deadlineMs: number }): number {
  return 2 * periodMs + deadlineMs;
}
