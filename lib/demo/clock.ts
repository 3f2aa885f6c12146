/** Time as the simulation sees it: an argument, so that tests move it by hand. */
export type Clock = {
  /** Epoch ms. */
  now: () => number;
  /** Calls `run` once after `ms`; returns what cancels it. */
  after: (ms: number, run: () => void) => () => void;
};

/** The machine's timers, with `now` replaceable (epoch ms). */
export function systemClock(now: () => number = Date.now): Clock {
  return {
    now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

export type ManualClock = Clock & { advance: (ms: number) => void };

/** A clock that stands still until `advance(ms)`, which runs everything due on the way, in order. */
export function manualClock(start = 1_800_000_000_000): ManualClock {
  let at = start;
  let waiting: { due: number; run: () => void }[] = [];
  return {
    now: () => at,
    after: (ms, run) => {
      const entry = { due: at + ms, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance: (ms) => {
      const end = at + ms;
      for (;;) {
        const next = waiting.filter((e) => e.due <= end).sort((a, b) => a.due - b.due)[0];
        if (!next) break;
        waiting = waiting.filter((e) => e !== next);
        at = Math.max(at, next.due);
        next.run();
      }
      at = end;
    },
  };
}

/** Resolves after `ms`, or at once when `signal` aborts. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener('abort', done);
  });
}
