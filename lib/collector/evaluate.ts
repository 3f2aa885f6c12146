import { type Clock, sleepUntilEither } from './clock';

/** Bounds of the pause between two evaluations, ms, and the share of one core they may take. */
const PAUSE = { least: 100, most: 2_000, share: 0.15 };

/**
 * Calls `evaluate` soon after `touch`, never more often than its own cost allows, and at least every 2 s all the same:
 * facts also grow stale when nothing arrives.
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
    touched = true;
    wake.abort();
  };
  const done = (async () => {
    while (!signal.aborted) {
      if (!touched) await sleepUntilEither(clock, PAUSE.most, signal, wake.signal);
      wake = new AbortController();
      // A burst of answers is one change: let it settle before looking.
      await clock.sleep(PAUSE.least, signal);
      if (signal.aborted) return;
      touched = false;
      const started = clock.now();
      evaluate();
      const rest = (clock.now() - started) / PAUSE.share;
      await clock.sleep(Math.min(PAUSE.most, rest), signal);
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
