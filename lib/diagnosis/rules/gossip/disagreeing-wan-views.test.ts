import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { disagreeingWanViews as rule } from './disagreeing-wan-views';

const lacking = (node: string) =>
  change.withFact(healthy(), 'dc3', 'wanMembers', (members) => members.filter((m) => m.node !== node));

describe('disagreeing-wan-views', () => {
  it('passes when all list the same, and when all say left', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(
      verdictOf(rule, change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s3' }, 'left'))
        .status,
    ).toBe('passed');
  });

  it('names the pool that lacks a server', () => {
    expect(told(findingsOf(rule, lacking('dc1-s2')))).toEqual([
      'warning: The WAN pool of dc3-s1 of dc3 lacks dc1-s2.dc1 that others see alive',
    ]);
  });

  it('is one finding for an isolated server, however many it lacks', () => {
    const alone = change.withFact(healthy(), 'dc3', 'wanMembers', (members) =>
      members.filter((m) => m.datacenter === 'dc3'),
    );
    expect(told(findingsOf(rule, alone))).toEqual([
      'warning: The WAN pool of dc3-s1 of dc3 lacks 6 servers that others see alive',
    ]);
  });

  it('waits half a minute for news to spread, and for pools that are new to us', () => {
    const joins = (ago: number) =>
      change.rememberMember(lacking('dc1-s2'), { datacenter: 'dc1', node: 'dc1-s2' }, [
        [ago, 'absent', 'alive'],
      ]);
    expect(findingsOf(rule, joins(20_000))).toEqual([]);
    expect(findingsOf(rule, joins(30_000))).toHaveLength(1);
    expect(findingsOf(rule, change.knownFor(lacking('dc1-s2'), 'dc1', 'wanMembers', 5_000))).toEqual([]);
  });

  it('failed members are another rule, and a filtered pool proves nothing', () => {
    const failed = change.setMemberStatus(healthy(), { datacenter: 'dc1', seenBy: 'dc3' }, 'failed');
    expect(findingsOf(rule, failed)).toEqual([]);
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'wanMembers', 'filtered')).status).toBe(
      'inconclusive',
    );
  });
});
