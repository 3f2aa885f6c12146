import { type Clock, sleepUntilEither } from './clock';

/** A sleep that others may cut short: `ring` wakes the waiter now, or lets the next wait return at once. */
export type Alarm = { ring: () => void; wait: (ms: number) => Promise<void> };

/** An alarm that also ends with `signal`. Rings while nobody waits are kept as one. */
export function createAlarm(clock: Clock, signal: AbortSignal): Alarm {
  let rung = false;
  let waiting: AbortController | null = null;
  return {
    ring() {
      rung = true;
      waiting?.abort();
    },
    async wait(ms) {
      if (!rung) {
        waiting = new AbortController();
        await sleepUntilEither(clock, ms, signal, waiting.signal);
        waiting = null;
      }
      rung = false;
    },
  };
}
