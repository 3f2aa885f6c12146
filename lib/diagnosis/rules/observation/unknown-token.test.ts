import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { unknownToken as rule } from './unknown-token';

const unknown = (all: ReturnType<typeof healthy>, who: string) =>
  change.failFact(change.failFact(all, who, 'self', 'unknown-token'), who, 'wanMembers', 'unknown-token');

describe('unknown-token', () => {
  it('passes when all know it; a denied read is another rule', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.failFact(healthy(), 'dc2', 'raft', 'denied'))).toEqual([]);
  });

  it('says where the token is known, and is one finding a datacenter', () => {
    const [finding, ...others] = findingsOf(rule, unknown(healthy(), 'dc2'));
    expect(others).toEqual([]);
    expect(told(finding ? [finding] : [])).toEqual([
      'info: dc2 does not know the token that dc1 and dc3 know',
    ]);
    expect(finding?.cause).toContain('local to dc1 and dc3');
    expect(diagnosisOf(unknown(healthy(), 'dc2')).findings.map(({ rule: id }) => id)).not.toContain(
      'denied-or-filtered-reads',
    );
  });

  it('nobody knows a token that was deleted', () => {
    const all = ['dc1', 'dc2', 'dc3'].reduce(unknown, healthy());
    expect(told(findingsOf(rule, all))).toContain('info: dc2 does not know the token');
  });

  it('what is allowed at home and refused through it: the token is local', () => {
    const one = change.seenFromOneAgent(healthy(), 'dc1').map((o) => {
      const { dc2 } = o.through;
      if (!dc2?.raft) throw new Error('nothing is read through dc1');
      const failure = change.failureOf('denied', {}, 'rpc error making call: Permission denied');
      return { ...o, through: { ...o.through, dc2: { ...dc2, raft: change.failedFact(dc2.raft, failure) } } };
    });
    const [finding] = findingsOf(rule, one);
    expect(told(finding ? [finding] : [])).toEqual(['info: dc2 does not know the token that dc1 knows']);
    expect(finding?.cause).toContain('runs as anonymous');
    const ids = diagnosisOf(one).findings.map(({ rule: id }) => id);
    expect(ids).not.toContain('denied-or-filtered-reads');
  });
});
