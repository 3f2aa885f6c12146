import { expect, it } from 'vitest';
import { failedWanMember } from '@/lib/diagnosis/rules/gossip/failed-wan-member';
import { healthy, verdictOf } from '@/lib/diagnosis/testing/situation';
import { failFact } from '@/lib/observation/testing/observations';
import { toVerdictSnapshot } from './verdict-snapshot';

it('names rule and family, and of an inconclusive one what it lacks', () => {
  expect(toVerdictSnapshot(verdictOf(failedWanMember, healthy()))).toEqual({
    rule: 'failed-wan-member',
    title: 'A server is failed in the WAN pool',
    family: 'gossip',
    status: 'passed',
  });
  const blind = failFact(healthy(), 'dc3', 'wanMembers', 'agent-timeout');
  expect(toVerdictSnapshot(verdictOf(failedWanMember, blind)).missing).toEqual([
    'WAN members of dc3: no answer within the deadline',
  ]);
});
