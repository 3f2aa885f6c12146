import type { Config } from '@/lib/config/types';
import { startCollector } from '@/lib/collector/collector';
import type { Clock } from '@/lib/collector/clock';
import { startEvaluation } from '@/lib/collector/evaluate';
import type { Targets } from '@/lib/collector/types';
import { takeSnapshot, type Taken } from '@/lib/snapshot/take-snapshot';
import type { RevisionEvent } from '@/lib/snapshot/types';
import { verify } from '@/lib/procedures/verification/verify';
import { toBody } from './body';
import { isComplete } from './is-complete';
import { nextChange, type LastChange } from './last-change';
import type { Body, DemoSwitches, Live } from './types';
import { verificationRuns } from './verification-runs';

type Setting = {
  config: Config;
  targets: Targets;
  source: 'consul' | 'demo';
  demo: DemoSwitches | null;
  clock: Clock;
  /** Names this build; pages of another one load themselves anew. */
  build: string;
  /** For what must not happen: an evaluation that throws. */
  onError: (error: unknown) => void;
};

/** A sign of life goes out this often, ms, also when nothing changes: the freshness on screen runs on it. */
const SIGN_OF_LIFE_MS = 2_000;

/** Collects, evaluates and publishes until stopped. The composition root of the way of the data. */
export function runIsthmus({ config, targets, source, demo, clock, build, onError }: Setting): {
  live: Live;
  stop: () => Promise<void>;
} {
  const closing = new AbortController();
  const listeners = new Set<(event: RevisionEvent) => void>();
  const startedAt = clock.now();
  let taken: Taken | null = null;
  let body: { revision: string; is: Promise<Body> } | null = null;
  let announced = { revision: '', at: 0 };
  let change: LastChange | null = null;

  const event = (): RevisionEvent | null => {
    if (!taken || !change) return null;
    const { snapshot, federation } = taken;
    const answers = federation.vantages.flatMap(({ lastAnswerAt }) =>
      lastAnswerAt === null ? [] : [lastAnswerAt],
    );
    return {
      revision: snapshot.revision,
      takenAt: new Date(federation.takenAt).toISOString(),
      observedAt: answers.length === 0 ? null : new Date(Math.max(...answers)).toISOString(),
      source,
      status: snapshot.status,
      headline: snapshot.headline,
      since: new Date(change.since).toISOString(),
      before: change.before,
      build,
      staleAfterMs: 2 * config.intervals.membersMs + 5_000,
    };
  };
  const evaluation = startEvaluation(() => {
    try {
      const now = clock.now();
      const observations = collector.observations();
      if (!taken && !isComplete(observations, { startedAt, now })) return;
      taken = takeSnapshot(observations, { now, source });
      change = nextChange(change, taken.snapshot, now);
      const next = event();
      if (!next) return;
      // Absolute: a clock that was set back must not silence the signs of life.
      const since = Math.abs(now - announced.at);
      if (next.revision === announced.revision && since < SIGN_OF_LIFE_MS) return;
      announced = { revision: next.revision, at: now };
      for (const listener of listeners) listener(next);
    } catch (error) {
      onError(error);
    }
  }, clock);
  const collector = startCollector(targets, { ...config, clock, news: evaluation.touch, onError });

  const live: Live = {
    taken: () => taken,
    body: async () => {
      if (!taken) return null;
      const { snapshot } = taken;
      if (body?.revision !== snapshot.revision) {
        const made = { revision: snapshot.revision, is: toBody(snapshot) };
        body = made;
        // What failed once is made anew for the next reader.
        made.is.catch(() => {
          if (body === made) body = null;
        });
      }
      return body.is;
    },
    event,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    observations: () => ({
      format: 'isthmus-observations/1',
      takenAt: clock.now(),
      source,
      observations: collector.observations(),
    }),
    verification: verificationRuns({
      ask: collector.askVerification,
      judge: (readings) => verify(readings, { mode: taken?.federation.mode ?? 'unknown', source }),
      now: clock.now,
      signal: closing.signal,
      onError,
    }),
    demo,
    closing: closing.signal,
  };
  return {
    live,
    stop: async () => {
      closing.abort();
      await Promise.all([evaluation.stop(), collector.stop()]);
    },
  };
}
