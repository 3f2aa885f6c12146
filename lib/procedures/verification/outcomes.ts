import type { Counts, Outcome } from './types';

/** Which of two outcomes tells more: a failure over a gap over a success. */
const RANK: Record<Outcome, number> = { passed: 0, 'not-checked': 1, failed: 2 };

/** failed over not checked over passed; nothing at all is not checked. */
export function worst(checks: readonly { outcome: Outcome }[]): Outcome {
  return checks.reduce<Outcome>(
    (before, { outcome }) => (RANK[outcome] > RANK[before] ? outcome : before),
    checks.length === 0 ? 'not-checked' : 'passed',
  );
}

export function count(checks: readonly { outcome: Outcome }[]): Counts {
  const of = (outcome: Outcome) => checks.filter((check) => check.outcome === outcome).length;
  return { passed: of('passed'), failed: of('failed'), notChecked: of('not-checked') };
}
