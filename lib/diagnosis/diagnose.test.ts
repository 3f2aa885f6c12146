import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactName, Observation } from '@/lib/observation/types';
import { failFact, failForwarding, withoutFact } from '@/lib/observation/testing/observations';
import { diagnose } from './diagnose';
import { RULES } from './rules';
import { arbitrarySituation } from './testing/arbitrary-observations';
import { diagnosisOf, federationOf, healthy, traditional } from './testing/situation';
import type { Rule, RuleFinding } from './types';

const rule = (part: Partial<Rule>): Rule => ({
  id: 'r',
  title: '',
  why: '',
  evidence: '',
  remedy: '',
  covers: [],
  requires: [],
  section: 's',
  check: () => [],
  ...part,
});
const finding: RuleFinding = {
  severity: 'warning',
  subject: { kind: 'pair', from: 'dc 1', to: 'dc/2' },
  title: 't',
  evidence: [],
  cause: '',
  remedy: [],
  confidence: 'observed',
};
const [well, blind] = [federationOf(healthy()), federationOf(failFact(healthy(), 'dc1', 'raft', 'denied'))];

describe('diagnose', () => {
  it('tells passed, failed, inconclusive, not-applicable and errored apart', () => {
    const verdict = (part: Partial<Rule>, federation = well) =>
      diagnose(federation, [rule(part)]).verdicts[0];
    expect(verdict({ requires: ['raft'] })?.status).toBe('passed');
    expect(verdict({ requires: ['raft'] }, blind)?.status).toBe('inconclusive');
    expect(verdict({ requires: ['raft'], check: () => [finding] }, blind)?.status).toBe('failed');
    expect(verdict({ applies: () => false })?.status).toBe('not-applicable');
    const thrown = verdict({
      check: () => {
        throw new Error('no such thing');
      },
    });
    expect(thrown).toEqual({ rule: 'r', status: 'errored', message: 'no such thing' });
  });

  it('one rule that throws leaves the others alone, and the status unknown', () => {
    const broken = rule({
      id: 'broken',
      check: () => {
        throw new Error('x');
      },
    });
    const { verdicts, status, headline } = diagnose(well, [broken, rule({})]);
    expect(verdicts.map((v) => v.status)).toEqual(['errored', 'passed']);
    expect(status).toBe('unknown');
    expect(headline).toContain('broken');
  });

  it('gives ids that are unique and safe in a URL, and the section of the rule', () => {
    const { findings } = diagnose(well, [rule({ check: () => [finding, finding] })]);
    expect(findings.map(({ id }) => id)).toEqual(['r/dc%201/dc%2F2', 'r/dc%201/dc%2F2/2']);
    expect(findings[0]?.section).toBe('s');
  });

  it('finds nothing above info in a healthy federation, of either mode', () => {
    for (const observations of [healthy(), traditional()]) {
      const { status, findings, verdicts } = diagnosisOf(observations);
      expect(status).toBe('ok');
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(verdicts.filter((v) => v.status === 'errored' || v.status === 'inconclusive')).toEqual([]);
    }
    const gateways = diagnosisOf(traditional()).verdicts.filter(({ status }) => status === 'not-applicable');
    expect(gateways.map((v) => v.rule)).toContain('no-usable-mesh-gateway');
  });

  it('has every rule once, named for itself', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, why, section } of RULES)
      for (const text of [title, why, section]) expect(text).not.toBe('');
  });
});

const FACTS: readonly FactName[] = [
  'self',
  'wanMembers',
  'lanMembers',
  'leader',
  'peers',
  'raft',
  'meshGateways',
  'federationStates',
];

/** Takes evidence away: a fact or probe that fails or was never asked for. */
const arbitraryLoss = fc.record({
  fact: fc.constantFrom(...FACTS),
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

describe('any federation', () => {
  it('makes no rule throw, and every finding says what, who, why and what to do', () => {
    fc.assert(
      fc.property(arbitrarySituation, ({ observations }) => {
        const { verdicts } = diagnosisOf(observations);
        expect(verdicts.filter(({ status }) => status === 'errored')).toEqual([]);
        for (const verdict of verdicts) {
          if (verdict.status !== 'failed') continue;
          for (const { title, cause, remedy, evidence } of verdict.findings) {
            expect(title.length).toBeLessThan(220);
            expect(`${title}${cause}`).not.toMatch(/undefined|\[object|NaN|null\b/);
            expect(remedy.length).toBeGreaterThan(0);
            expect(evidence.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is told the same in any order of observations', () => {
    fc.assert(
      fc.property(arbitrarySituation, ({ observations }) => {
        expect(diagnosisOf([...observations].reverse())).toEqual(diagnosisOf(observations));
      }),
      { numRuns: 50 },
    );
  });

  it('never passes a rule for lack of evidence', () => {
    fc.assert(
      fc.property(arbitrarySituation, arbitraryLoss, ({ observations }, loss) => {
        // Rules about our own reads require nothing: to them a failed read is the evidence.
        const aboutConsul = new Set(RULES.filter(({ requires }) => requires.length > 0).map(({ id }) => id));
        const lost = lose(observations, loss);
        // A datacenter that nobody names any more cannot be missed.
        fc.pre(federationOf(lost).datacenters.length === federationOf(observations).datacenters.length);
        const before = diagnosisOf(observations).verdicts;
        const after = diagnosisOf(lost).verdicts;
        const passed = after.filter(
          ({ status }, i) =>
            status === 'passed' && ['failed', 'inconclusive'].includes(before[i]?.status ?? ''),
        );
        expect(passed.map(({ rule: id }) => id).filter((id) => aboutConsul.has(id))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
