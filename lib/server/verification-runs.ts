import type { Collector } from '@/lib/collector/collector';
import type { VerificationReadings } from '@/lib/observation/verification-readings';
import type { Verification, VerificationState } from '@/lib/procedures/verification/types';

/** A run may take this long, ms; what has no answer by then is reported as not checked. */
const LIMIT_MS = 60_000;

export type VerificationRuns = {
  state: () => VerificationState;
  /** Starts a run, or joins the one under way: there is never more than one. */
  start: () => VerificationState;
};

/** Runs the verification on demand and keeps the last result. */
export function verificationRuns({
  ask,
  judge,
  now,
  signal,
  onError,
}: {
  ask: Collector['askVerification'];
  judge: (readings: VerificationReadings) => Verification;
  /** Epoch ms. */
  now: () => number;
  /** Ends a run with the program. */
  signal: AbortSignal;
  onError: (error: unknown) => void;
}): VerificationRuns {
  let running: VerificationState['running'] = null;
  let last: Verification | null = null;
  let problem: string | null = null;
  const state = (): VerificationState => ({ running, last, problem });
  const run = async () => {
    const startedAt = new Date(now()).toISOString();
    running = { startedAt, answered: 0, of: 0 };
    try {
      const progress = (answered: number, of: number) => (running = { startedAt, answered, of });
      last = judge(await ask({ limitMs: LIMIT_MS, signal, progress }));
      problem = null;
    } catch (error) {
      problem = 'The run ended with a fault of ours, which is in the log. The last result stands.';
      onError(error);
    } finally {
      running = null;
    }
  };
  return {
    state,
    start: () => {
      if (!running && !signal.aborted) void run();
      return state();
    },
  };
}
