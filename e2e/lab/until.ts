import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `attempt` again and again until it returns `null` (done) instead of what is still missing, or throws.
 * Both durations are milliseconds. Answers how long it took.
 */
export async function until(
  goal: string,
  attempt: () => Promise<string | null>,
  { timeoutMs, intervalMs = 100 }: { timeoutMs: number; intervalMs?: number },
): Promise<number> {
  const start = performance.now();
  for (;;) {
    const missing = await attempt().catch((error: unknown) =>
      error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    );
    const elapsed = performance.now() - start;
    if (missing === null) return elapsed;
    if (elapsed > timeoutMs) {
      throw new Error(`${goal}: not within ${Math.round(timeoutMs / 1000)} s. Last seen: ${missing}`);
    }
    await sleep(intervalMs);
  }
}
