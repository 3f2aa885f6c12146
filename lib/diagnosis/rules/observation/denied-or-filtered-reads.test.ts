import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { FactName, Observation } from '@/lib/observation/types';
import { RULES } from '..';
import { FACT_WORDS, permissionsFor, READ_POLICY } from '../../read-permissions';
import { diagnosisOf, federationOf, healthy, traditional, verdictOf } from '../../testing/situation';

const rule = RULES.find(({ id }) => id === 'denied-or-filtered-reads');
const findings = (all: readonly Observation[]) =>
  diagnosisOf(all)
    .verdicts.flatMap((v) => (v.status === 'failed' ? v.findings : []))
    .filter((finding) => finding.rule === rule?.id);
const deny = (facts: readonly FactName[], kind: 'denied' | 'blocked' | 'filtered' = 'denied', who = 'dc3') =>
  facts.reduce((all, fact) => change.failFact(all, who, fact, kind), healthy());

describe('denied-or-filtered-reads', () => {
  it('passes when nothing is denied; an agent that is away denies nothing', () => {
    if (!rule) throw new Error('the rule is not in the list');
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findings(change.unreachable(deny(['wanMembers']), 'dc3'))).toEqual([]);
  });

  it('is one finding a datacenter, with exactly the policy that is lacking', () => {
    const [finding, ...others] = findings(deny(['federationStates', 'raft', 'wanMembers'], 'denied', 'dc2'));
    expect(others).toEqual([]);
    expect(finding?.severity).toBe('info');
    expect(finding?.title).toMatch(
      /^The token may not read federation states, the Raft configuration and WAN members in dc2: \d+ rules are uncertain there$/,
    );
    expect(finding?.remedy[0]?.config).toBe('node_prefix    "" { policy = "read" }\noperator       = "read"');
    expect(diagnosisOf(deny(['raft'])).status).toBe('unknown');
  });

  it('tells blocked endpoints apart', () => {
    expect(findings(deny(['raft'], 'blocked'))[0]?.remedy[0]?.text).toContain('block_endpoints');
    expect(findings(deny(['raft'], 'filtered'))).toHaveLength(1);
  });

  const FACTS = Object.keys(FACT_WORDS) as FactName[];
  const needing = (fact: FactName) => RULES.filter(({ requires }) => requires.includes(fact));

  it.each(FACTS.filter((fact) => FACT_WORDS[fact].needs.length > 0 && needing(fact).length > 0))(
    'without %s, names every rule that requires it, and a policy that allows it',
    (fact) => {
      const all = deny([fact]);
      const [finding] = findings(all);
      const applying = needing(fact).filter(({ applies }) => applies?.(federationOf(all)) !== false);
      expect(finding?.title).toContain(`${applying.length} rule`);
      for (const { title } of applying.slice(0, 8)) expect(finding?.cause).toContain(title.slice(1));
      for (const line of (finding?.remedy[0]?.config ?? '').split('\n')) expect(READ_POLICY).toContain(line);
      expect(permissionsFor([fact]).length).toBe((finding?.remedy[0]?.config ?? '').split('\n').length);
    },
  );

  it('counts no rule that does not apply', () => {
    const here =
      findings(change.failFact(traditional(), 'dc3', 'federationStates', 'denied'))[0]?.title ?? '';
    const there = findings(deny(['federationStates']))[0]?.title ?? '';
    const count = (title: string) => Number(/: (\d+) rule/.exec(title)?.[1]);
    expect(count(here)).toBeLessThan(count(there));
  });
});
