import { FIRST_READ, afterFailure, jitteredWait, nextBlocking } from '@/lib/consul/blocking';
import type { Reading } from '@/lib/consul/types';
import { staleAfter } from '@/lib/observation/record-reading';
import type { FactName, FactValues } from '@/lib/observation/types';
import { jittered } from './clock';
import type { ReadParams } from './types';
import type { Surroundings, Vantage } from './vantage';

/** At least this long between two answers of one watch, ms: a busy catalog must not become a busy loop. */
const SPACING_MS = 250;
const RETRY_MS = { first: 1_000, most: 30_000 };

type Watch<K extends FactName> = {
  fact: K;
  params?: ReadParams;
  /** Ends this watch alone. */
  signal: AbortSignal;
  /** While false, nothing is held open. */
  wanted: () => boolean;
  took: (reading: Reading<FactValues[K]>, staleAfterMs: number) => void;
};

/** What became of one request: its index where it was answered; the breaker may leave an agent alone. */
type Asked = { index: string | null } | 'failed' | 'left-alone';

/**
 * Follows one fact by blocking queries (Consul api-docs/features/blocking): Consul answers when it changes, so a
 * gateway turning critical is known at once. After a failure it waits 1 s, 2 s, 4 s … 30 s.
 */
export async function watch<K extends FactName>(
  vantage: Vantage,
  around: Surroundings,
  watched: Watch<K>,
): Promise<void> {
  const { clock, intervals } = around;
  const { fact, params = {}, signal, wanted, took } = watched;
  const { read, hold, roomToHold } = vantage.reader;
  let state = FIRST_READ;
  let retryMs = RETRY_MS.first;

  /**
   * Asks once and hands the answer over. A function of its own: a loop that waits for the next answer would keep this one alive, and
   * federation states are a megabyte at 200 datacenters. null: it no longer speaks for its datacenter, what it says was asked earlier.
   */
  const ask = async (index: string | undefined, isHeld: boolean): Promise<Asked | null> => {
    const waitMs = jitteredWait(intervals.blockingWaitMs, clock.random());
    const reading = await (isHeld ? hold : read)(fact, { ...params, index, waitMs }, signal);
    if (signal.aborted || !wanted()) return null;
    if (!reading) return 'left-alone';
    const deadlineMs = vantage.reader.deadlineMs(fact, { ...params, index: '1', waitMs });
    took(reading, staleAfter({ periodMs: intervals.blockingWaitMs, deadlineMs }));
    return reading.ok ? { index: reading.meta.index } : 'failed';
  };

  while (!signal.aborted) {
    if (!wanted()) {
      state = FIRST_READ;
      await clock.sleep(jittered(1_000, clock), signal);
      continue;
    }
    const known = state.index !== undefined;
    // More gateway services than blocking queries fit into the budget: the rest are polled.
    const isHeld = known && roomToHold();
    const started = clock.now();
    const asked = await ask(isHeld ? state.index : undefined, isHeld);
    if (asked === null) continue;
    if (asked === 'left-alone') {
      // The breaker knows when to try again, and trying costs nothing until then.
      state = afterFailure();
      await clock.sleep(jittered(RETRY_MS.first, clock), signal);
    } else if (asked === 'failed') {
      state = afterFailure();
      await clock.sleep(jittered(retryMs, clock), signal);
      retryMs = Math.min(retryMs * 2, RETRY_MS.most);
    } else {
      state = nextBlocking(state, asked.index);
      retryMs = RETRY_MS.first;
      // Without an index the endpoint does not block on this version: poll it.
      const polled = asked.index === null || (known && !isHeld);
      // A clock that was set back must not lengthen the pause.
      const spacing = Math.min(SPACING_MS, SPACING_MS - (clock.now() - started));
      const pause = polled ? jittered(intervals.membersMs, clock) : spacing;
      if (pause > 0) await clock.sleep(pause, signal);
    }
  }
}
