import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { memberStuckLeaving as rule } from './member-stuck-leaving';

const who = { datacenter: 'dc2', node: 'dc2-s3' };
const leaving = change.setMemberStatus(healthy(), { ...who, seenBy: 'dc1' }, 'leaving');
const since = (ms: number) =>
  change.rememberMember(leaving, { ...who, seenBy: 'dc1' }, [[ms, 'alive', 'leaving']]);

describe('member-stuck-leaving', () => {
  it('passes when nobody leaves, and while one does', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, since(58_000))).toEqual([]);
  });

  it('after a minute names the member, the pool, and how to remove it', () => {
    const [finding] = findingsOf(rule, since(60_000));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: dc2-s3 of dc2 is stuck leaving in the WAN pool of dc1',
    ]);
    expect(finding?.remedy[1]?.command).toBe('consul force-leave -prune dc2-s3');
  });

  it('its own LAN pool tells too', () => {
    const lan = change.setLanStatus(healthy(), 'dc2', 'dc2-s3', 'leaving');
    expect(told(findingsOf(rule, lan))).toEqual([
      'warning: dc2-s3 of dc2 is stuck leaving in the LAN pool of dc2',
    ]);
  });

  it('is inconclusive without a WAN pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
