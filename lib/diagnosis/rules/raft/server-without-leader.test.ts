import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { serverWithoutLeader as rule } from './server-without-leader';

const second = change.vantageOf(healthy(), 'dc2', 1);
const alone = change.withFact(healthy(), second, 'self', (self) => ({
  ...self,
  raftState: 'Candidate',
  leaderAddress: null,
}));

describe('server-without-leader', () => {
  it('passes when all follow, and when nobody leads', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.withoutLeader(alone, 'dc2'))).toEqual([]);
  });

  it('names the server that stands for election while the others have a leader', () => {
    expect(told(findingsOf(rule, alone))).toEqual([
      'warning: Server dc2-s2 of dc2 has no leader, the others have one',
    ]);
  });

  it('is why that server reaches nobody', () => {
    let all = alone;
    for (const to of ['dc1', 'dc3']) all = change.failForwarding(all, second, to, 'connection-lost');
    const roots = diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id }) => id)).toEqual([rule.id]);
  });

  it('waits until an election is over for a while', () => {
    expect(findingsOf(rule, change.knownFor(alone, 'dc2', 'leader', 14_000))).toEqual([]);
    expect(findingsOf(rule, change.knownFor(alone, 'dc2', 'leader', 15_000))).toHaveLength(1);
  });

  it('is inconclusive where a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), second, 'self', 'denied')).status).toBe('inconclusive');
  });
});
