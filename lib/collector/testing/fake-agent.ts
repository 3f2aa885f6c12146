import type { FailureKind, Reading } from '@/lib/consul/types';
import type { FactName, FactValues } from '@/lib/observation/types';
import type { AgentReader, ReadParams } from '../types';

/** One read that a fake agent was asked, to be answered by the test. */
export type Asked = { fact: FactName; params: ReadParams; signal: AbortSignal };

export function goodReading<T>(value: T, index: string | null = null, at = 0): Reading<T> {
  return {
    ok: true,
    value,
    at,
    ms: 1,
    meta: { index, knownLeader: true, lastContactMs: 0, filteredByAcls: false },
  };
}

export function badReading(kind: FailureKind, at = 0): Reading<never> {
  return {
    ok: false,
    failure: { kind, status: null, message: kind, detail: { dialled: null, tls: null, pathWorks: false } },
    at,
    ms: 1,
  };
}

/** Resolves with a cancelled read when the signal aborts, as the real client does. */
export const untilAborted = (signal: AbortSignal): Promise<Reading<never>> =>
  new Promise((resolve) => {
    const end = () => resolve(badReading('agent-timeout'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

/** An agent that answers as the test says, and remembers what it was asked. */
export function fakeAgent(
  answer: (asked: Asked) => Reading<unknown> | Promise<Reading<unknown>>,
): AgentReader & { asked: Asked[]; open: () => number; mostOpen: () => number; closed: () => boolean } {
  const asked: Asked[] = [];
  let open = 0;
  let mostOpen = 0;
  let closed = false;
  return {
    asked,
    open: () => open,
    mostOpen: () => mostOpen,
    closed: () => closed,
    read: async <K extends FactName>(fact: K, params: ReadParams, signal: AbortSignal) => {
      asked.push({ fact, params, signal });
      mostOpen = Math.max(mostOpen, ++open);
      const reading = await answer({ fact, params, signal });
      open--;
      return reading as Reading<FactValues[K]>; // the test answers each fact with a value of its type
    },
    path: (fact, { dc }) => `/${fact}${dc === undefined ? '' : `?dc=${dc}`}`,
    deadlineMs: () => 5_000,
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}
