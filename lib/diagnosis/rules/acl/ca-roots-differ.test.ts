import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { withRoot } from '../../testing/ca-roots';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { caRootsDiffer as rule } from './ca-roots-differ';

const rotated = (ageMs: number, knownForMs = ageMs) =>
  withRoot(healthy(), 'dc1', { id: 'root-2', ageMs, knownForMs });

describe('ca-roots-differ', () => {
  it('passes when all have the root of the primary, and gives a new one 5 minutes', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, rotated(300_000))).toEqual([]);
    expect(findingsOf(rule, rotated(86_400_000, 60_000))).toEqual([]);
  });

  it('names every secondary that does not have it', () => {
    expect(told(findingsOf(rule, rotated(301_000)))).toEqual([
      'warning: dc2 does not have the CA root of dc1',
      'warning: dc3 does not have the CA root of dc1',
    ]);
  });

  it('another trust domain is another CA: not this rule', () => {
    expect(findingsOf(rule, withRoot(healthy(), 'dc2', { id: 'x', domain: 'other.consul' }))).toEqual([]);
  });

  it('is a consequence of the broken way to the primary', () => {
    const all = change.failForwarding(rotated(900_000), 'dc2', 'dc1', 'connection-lost');
    const folded = diagnosisOf(all).findings.flatMap(({ symptoms }) => symptoms);
    expect(folded.map(({ rule: id, subject }) => [id, subject])).toContainEqual([
      rule.id,
      { kind: 'datacenter', datacenter: 'dc2' },
    ]);
  });

  it('does not apply without Connect, and is inconclusive where roots are not known', () => {
    let off = healthy();
    for (const name of ['dc1', 'dc2', 'dc3']) off = change.failFact(off, name, 'caRoots', 'feature-off');
    expect(verdictOf(rule, off).status).toBe('not-applicable');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'caRoots', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
