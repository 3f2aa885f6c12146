import type { Fact } from '../observation/types';
import { isWithdrawal } from './failure-classes';
import type { Gap, Known, Memory } from './types';

/** What a fact is about and who was asked for it. */
type About = { fact: Gap['fact']; datacenter: string; vantage: string };

/**
 * The value of a fact that may be used at `now` (epoch ms): the last good one, while it is not older than staleAfterMs.
 * A later read that failed on the way leaves it standing until then; one in which the agent itself withdraws the value
 * (denied, no leader, client agent, …) ends it at once. Else null.
 */
export function freshValue<T>(fact: Fact<T> | undefined, now: number): { value: T; at: number } | null {
  if (!fact?.good || now - fact.good.at > fact.staleAfterMs) return null;
  if (!fact.latest.ok && isWithdrawal(fact.latest.failure)) return null;
  return fact.good;
}

/** Whether the last read answered, and recently enough. */
export function isCurrent<T>(fact: Fact<T> | undefined, now: number): boolean {
  return fact !== undefined && fact.latest.ok && now - fact.latest.at <= fact.staleAfterMs;
}

/** Nobody was asked. `vantage` is empty when there is none that could have been. */
export function notAsked({ fact, datacenter, vantage }: About): Gap {
  const message = vantage === '' ? `no agent of ${datacenter} is asked` : 'not asked yet';
  return { fact, datacenter, vantage, kind: 'not-asked', message, path: '', at: null };
}

/** The fact as a value with its source, or the gap that it leaves: the failure of the last read, else its age. */
export function knownFact<T>(fact: Fact<T> | undefined, about: About, now: number): Known<T> {
  const good = freshValue(fact, now);
  if (fact && good) {
    return {
      known: true,
      value: good.value,
      source: { vantage: about.vantage, path: fact.path, at: good.at },
      ...(fact.knownSince !== undefined && { memory: memoryOf(fact) }),
    };
  }
  if (!fact) return { known: false, gap: notAsked(about) };
  const { latest, path } = fact;
  const failure = latest.ok
    ? { kind: 'stale' as const, message: 'the last answer is too old' }
    : { kind: latest.failure.kind, message: latest.failure.message };
  return { known: false, gap: { ...about, ...failure, path, at: latest.at } };
}

function memoryOf({ changedAt, knownSince, changes }: Fact<unknown>): Memory {
  return {
    ...(changedAt !== undefined && { changedAt }),
    ...(knownSince !== undefined && { knownSince }),
    ...(changes && { changes }),
  };
}
