import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  type CircuitBreakerPolicy,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';
import PQueue from 'p-queue';
import { onAbort } from '@/lib/consul/on-abort';
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
  /** A blocking query: counted in the open requests, not in the requests per second of the polls. null also without room. */
  hold: GatedReader['read'];
  /** Is there room for one more blocking query? */
  roomToHold: () => boolean;
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

/** Open requests kept for blocking queries: federation states, catalog servers, and two gateway services. */
const HELD = 4;

/** An outcome that tells nothing of the agent. cockatiel counts what is thrown past its filter neither as failure nor as success. */
class Inconclusive<T> extends Error {
  constructor(readonly reading: Reading<T> | null) {
    super('inconclusive');
  }
}

/** Consul itself dials another datacenter for longer than we wait: such a deadline is the datacenter's, not the agent's. */
const isNeighbours = (reading: Reading<unknown>, params: ReadParams) =>
  !reading.ok && reading.failure.kind === 'agent-timeout' && params.dc !== undefined;

/**
 * What the agent says of itself and its own datacenter comes first: it is little, and a datacenter that reaches nobody has hundreds of
 * urgent probes in the queue, behind which its leader would not be asked for a minute.
 */
function rankOf(priority: Priority, { dc }: ReadParams): number {
  if (dc === undefined) return 2;
  return priority === 'urgent' ? 1 : 0;
}

/** Puts the budget (requests/s, open requests) and the back-off with half-open recovery in front of an agent. */
export function gate(reader: AgentReader, budgets: Budgets): GatedReader {
  const mostHeld = Math.min(HELD, Math.floor(budgets.openRequestsPerAgent / 2));
  const queue = new PQueue({
    concurrency: Math.max(1, budgets.openRequestsPerAgent - mostHeld),
    interval: 1_000,
    intervalCap: Math.max(1, budgets.requestsPerSecondPerAgent),
    carryoverIntervalCount: true,
  });
  const breaker = breakerOf();
  let answering = true;
  const held = new Set<AbortController>();
  breaker.onBreak(() => {
    answering = false;
    // What an agent that is away still holds open would only hide that it is away.
    for (const control of held) control.abort();
  });
  breaker.onReset(() => {
    answering = true;
  });

  const ask: GatedReader['read'] = async (fact, params, signal) => {
    // Only a quick read of the agent's own decides whether it is back: a trial keeps all others waiting.
    if (params.dc !== undefined && breaker.state !== CircuitState.Closed) return null;
    const attempt = async () => {
      const reading = await reader.read(fact, params, signal);
      // What we ended ourselves says nothing of the agent.
      if (signal.aborted) throw new Inconclusive(null);
      if (isNeighbours(reading, params)) throw new Inconclusive(reading);
      return reading;
    };
    try {
      return await breaker.execute(attempt);
    } catch (error) {
      if (error instanceof Inconclusive) return error.reading;
      if (error instanceof BrokenCircuitError) return null;
      throw error;
    }
  };

  return {
    path: reader.path,
    deadlineMs: reader.deadlineMs,
    answering: () => answering,
    read: async (fact, params, signal, priority = 'routine') => {
      if (signal.aborted) return null;
      const control = new AbortController();
      const off = onAbort(signal, () => control.abort());
      try {
        // With a signal, what still waits in the queue ends as well.
        return await queue.add(() => ask(fact, params, signal), {
          priority: rankOf(priority, params),
          signal: control.signal,
        });
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      } finally {
        off();
      }
    },
    roomToHold: () => held.size < mostHeld,
    hold: async (fact, params, signal) => {
      if (signal.aborted || held.size >= mostHeld || breaker.state !== CircuitState.Closed) return null;
      const control = new AbortController();
      const off = onAbort(signal, () => control.abort());
      held.add(control);
      try {
        return await ask(fact, params, control.signal);
      } finally {
        held.delete(control);
        off();
      }
    },
    close: () => reader.close(),
  };
}
