import type { Clock } from '../clock';

/** Lets everything that is ready run, real I/O aside. */
export const settle = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
};

export type HandClock = Clock & {
  /** Turns the clock on by `ms`, waking sleepers in their order and letting each run. */
  turn: (ms: number) => Promise<void>;
  /** How long each sleeper still sleeps, ms, shortest first. */
  sleeping: () => number[];
};

/** A clock that stands still until the test turns it; chance is always the middle, so nothing is jittered. */
export function handClock(start = 1_000_000): HandClock {
  let now = start;
  const sleepers = new Set<{ until: number; wake: () => void }>();
  const first = () => [...sleepers].sort((a, b) => a.until - b.until)[0];
  return {
    now: () => now,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = {
          until: now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        if (signal.aborted) {
          resolve();
          return;
        }
        sleepers.add(sleeper);
        signal.addEventListener('abort', sleeper.wake, { once: true });
      }),
    turn: async (ms) => {
      const end = now + ms;
      await settle();
      for (let next = first(); next && next.until <= end; next = first()) {
        now = Math.max(now, next.until);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
    sleeping: () => [...sleepers].map(({ until }) => until - now).sort((a, b) => a - b),
  };
}
