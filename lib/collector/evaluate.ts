import { type Clock, sleepUntilEither } from './clock';

/** Bounds of the pause between two evaluations, ms, and the share of one core they may take while there is news. */
const PAUSE = { least: 100, most: 2_000, share: 0.15 };
/** The same while there is none: time alone makes facts stale and failures last. A large federation is looked at less often. */
const AT_REST = { least: 500, most: 6_000, share: 0.04 };

/**
 * Calls `evaluate` soon after `touch` (there is news), never more often than its own cost allows, and every 0.5 to 6 s all the same.
 */
export function startEvaluation(
  evaluate: () => void,
  clock: Clock,
): { touch: () => void; stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let wake = new AbortController();
  let touched = false;
  const touch = () => {
    // Hundreds of reads a second bring news together; only the first of them has to wake anybody.
    if (touched) return;
    touched = true;
    wake.abort();
  };
  const done = (async () => {
    let restMs = AT_REST.least;
    while (!signal.aborted) {
      if (!touched) await sleepUntilEither(clock, restMs, signal, wake.signal);
      wake = new AbortController();
      // A burst of answers is one change: let it settle before looking.
      await clock.sleep(PAUSE.least, signal);
      if (signal.aborted) return;
      touched = false;
      const started = clock.now();
      evaluate();
      const cost = clock.now() - started;
      const pause = Math.min(PAUSE.most, cost / PAUSE.share);
      restMs = Math.max(AT_REST.least, Math.min(AT_REST.most, cost / AT_REST.share)) - pause;
      await clock.sleep(pause, signal);
    }
  })();
  return {
    touch,
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
