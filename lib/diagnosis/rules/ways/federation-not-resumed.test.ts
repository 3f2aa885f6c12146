import { describe, expect, it } from 'vitest';
import type { FailureKind } from '@/lib/consul/types';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { federationNotResumed as rule } from './federation-not-resumed';

const lost = (ms: number, kind: FailureKind = 'no-path') =>
  ['dc2', 'dc3'].reduce(
    (all, from) =>
      change.changeForwarding(change.failForwarding(all, from, 'dc1', kind), from, 'dc1', (fact) => ({
        ...fact,
        good: null,
        failingSince: fact.latest.at - ms,
      })),
    healthy(),
  );

describe('federation-not-resumed', () => {
  it('passes when all find the primary, and while they may still find it', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, lost(240_000))).toEqual([]);
  });

  it('names who has to be restarted', () => {
    const [finding] = findingsOf(rule, lost(400_000));
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc2 and dc3 have not found dc1 again, although dc1 is well',
    ]);
    expect(finding?.confidence).toBe('inferred');
    expect(diagnosisOf(lost(400_000)).findings[0]?.rule).toBe('federation-not-resumed');
  });

  it('is not said when the primary is not well, or another text tells why', () => {
    expect(findingsOf(rule, change.withoutLeader(lost(400_000), 'dc1'))).toEqual([]);
    expect(findingsOf(rule, lost(400_000, 'connection-lost'))).toEqual([]);
    expect(findingsOf(rule, change.unreachable(lost(400_000), 'dc1'))).toEqual([]);
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
