import { describe, expect, it } from 'vitest';
import { failFact, withPathProbes } from '@/lib/observation/testing/observations';
import { diagnose } from './diagnose';
import { RULES } from './rules';
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
    for (const observations of [healthy(), traditional()].map((all) => withPathProbes(all))) {
      const { status, findings, verdicts } = diagnosisOf(observations);
      expect(status).toBe('ok');
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(verdicts.filter((v) => v.status === 'errored' || v.status === 'inconclusive')).toEqual([]);
    }
    const gateways = diagnosisOf(traditional()).verdicts.filter(({ status }) => status === 'not-applicable');
    expect(gateways.map((v) => v.rule)).toContain('no-usable-mesh-gateway');
  });

  it('leaves open what only the path probe tells, while it is off', () => {
    const { status, verdicts } = diagnosisOf(healthy());
    const open = verdicts.filter((v) => v.status === 'inconclusive').map((v) => v.rule);
    expect(open).toEqual(
      RULES.filter(({ requires }) => requires.includes('certificate')).map(({ id }) => id),
    );
    expect(open.length).toBeGreaterThan(4);
    expect(status).toBe('ok');
  });

  it('has every rule once, named for itself', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, why, section } of RULES)
      for (const text of [title, why, section]) expect(text).not.toBe('');
  });
});
