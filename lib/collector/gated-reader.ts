import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  ExponentialBackoff,
  type CircuitBreakerPolicy,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';
import PQueue from 'p-queue';
import type { FailureKind, Reading } from '@/lib/consul/types';
import type { Budgets } from '@/lib/config/types';
import type { FactName, FactValues } from '@/lib/observation/types';
import type { AgentReader, ReadParams } from './types';

/** Failures of our own way to the agent, and its plea for less: both ask for a pause. */
const BACK_OFF: ReadonlySet<FailureKind> = new Set([
  'agent-unreachable',
  'agent-timeout',
  'agent-tls',
  'truncated',
  'throttled',
]);

/** Sooner is higher: a waiting confirmation goes before a routine poll. */
export type Priority = 'routine' | 'urgent';

/** A reader that keeps to the budget of its agent and leaves an agent alone that does not answer. */
export type GatedReader = Omit<AgentReader, 'read'> & {
  /** null: not asked now, because the agent does not answer; the next half-open trial decides. */
  read: <K extends FactName>(
    fact: K,
    params: ReadParams,
    signal: AbortSignal,
    priority?: Priority,
  ) => Promise<Reading<FactValues[K]> | null>;
  /** A blocking query: counted in the open requests, not in the requests per second of the polls. */
  hold: GatedReader['read'];
  /** false while the agent is left alone. */
  answering: () => boolean;
};

const failsOnOurSide = (result: unknown): boolean => {
  const reading = result as Reading<unknown>; // the policy only ever sees what `read` returns
  return !reading.ok && BACK_OFF.has(reading.failure.kind);
};

function breakerOf(): CircuitBreakerPolicy {
  return circuitBreaker(handleWhenResult(failsOnOurSide), {
    breaker: new ConsecutiveBreaker(4),
    // Half-open after 1 s, 2 s, 4 s … 30 s, with the library's decorrelated jitter.
    halfOpenAfter: new ExponentialBackoff({ initialDelay: 1_000, maxDelay: 30_000 }),
  });
}

/** Puts the budget (requests/s, open requests) and the back-off with half-open recovery in front of an agent. */
export function gate(reader: AgentReader, budgets: Budgets): GatedReader {
  const queue = new PQueue({
    concurrency: Math.max(1, budgets.openRequestsPerAgent - HELD),
    interval: 1_000,
    intervalCap: Math.max(1, budgets.requestsPerSecondPerAgent),
    carryoverIntervalCount: true,
  });
  const breaker = breakerOf();
  let answering = true;
  let held = new AbortController();
  breaker.onBreak(() => {
    answering = false;
    // What an agent that is away still holds open would only hide that it is away.
    held.abort();
    held = new AbortController();
  });
  breaker.onReset(() => {
    answering = true;
  });

  const guarded = async <T>(run: () => Promise<Reading<T>>): Promise<Reading<T> | null> => {
    try {
      return await breaker.execute(run);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return null;
      throw error;
    }
  };
  return {
    path: reader.path,
    deadlineMs: reader.deadlineMs,
    answering: () => answering,
    read: (fact, params, signal, priority = 'routine') =>
      queue.add(() => guarded(() => reader.read(fact, params, signal)), {
        priority: priority === 'urgent' ? 1 : 0,
      }),
    hold: (fact, params, signal) =>
      guarded(() => reader.read(fact, params, AbortSignal.any([signal, held.signal]))),
    close: async () => {
      queue.clear();
      await reader.close();
    },
  };
}

/** Open requests kept for blocking queries: federation states, catalog servers, and two gateway services. */
const HELD = 4;
