import { onAbort } from '@/lib/consul/on-abort';

/** The one source of time and chance in the collector, so that tests can turn it by hand. All ms. */
export type Clock = {
  /** Epoch ms. */
  now: () => number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 ≤ x < 1, for jitter. */
  random: () => number;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        off();
        resolve();
      };
      const timer = setTimeout(done, ms);
      const off = onAbort(signal, done);
    }),
};

/**
 * Sleeps `ms` or until one of two signals aborts. Not AbortSignal.any: in Node.js 20 every such signal leaves a trace
 * at a source that lives as long as the process.
 */
export async function sleepUntilEither(
  clock: Pick<Clock, 'sleep'>,
  ms: number,
  lasting: AbortSignal,
  passing: AbortSignal,
): Promise<void> {
  const control = new AbortController();
  const end = () => control.abort();
  if (lasting.aborted || passing.aborted) end();
  const offs = [lasting, passing].map((signal) => onAbort(signal, end));
  await clock.sleep(ms, control.signal);
  for (const off of offs) off();
}

/** `ms` ± 10 %, so that agents are not all asked in the same moment. */
export function jittered(ms: number, clock: Pick<Clock, 'random'>): number {
  return ms * (0.9 + 0.2 * clock.random());
}
