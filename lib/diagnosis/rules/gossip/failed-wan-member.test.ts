import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { failedWanMember as rule } from './failed-wan-member';

const dc2s3 = { datacenter: 'dc2', node: 'dc2-s3' };
const everywhere = change.setMemberStatus(healthy(), dc2s3, 'failed');

describe('failed-wan-member', () => {
  it('passes when alive; left and leaving are no alarm', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    for (const status of ['left', 'leaving', 'none'] as const)
      expect(verdictOf(rule, change.setMemberStatus(healthy(), dc2s3, status)).status).toBe('passed');
  });

  it('says whether its own datacenter sees it too', () => {
    const dead = change.setLanStatus(everywhere, 'dc2', 'dc2-s3', 'failed');
    expect(told(findingsOf(rule, dead))).toEqual([
      'warning: Server dc2-s3 of dc2 is failed in the WAN pool of dc1, dc2 and dc3',
    ]);
    expect(findingsOf(rule, dead)[0]?.remedy.map(({ command }) => command)).toContain(
      'consul force-leave -prune dc2-s3',
    );
    expect(findingsOf(rule, everywhere)[0]?.title).toContain('but alive in dc2');
  });

  it('does not blame gossip while the LAN pool may still find out', () => {
    const fresh = change.rememberMember(everywhere, dc2s3, [[5_000, 'alive', 'failed']]);
    const [finding] = findingsOf(rule, fresh);
    expect(finding?.title).not.toContain('but alive');
    expect(finding?.cause).toContain('has just lost sight of dc2-s3');
  });

  it('what one datacenter alone sees failed is told of that datacenter, once', () => {
    let all = change.setMemberStatus(healthy(), { datacenter: 'dc1', seenBy: 'dc3' }, 'failed');
    all = change.setMemberStatus(all, { datacenter: 'dc2', seenBy: 'dc3' }, 'failed');
    expect(told(findingsOf(rule, all))).toEqual([
      'warning: dc3 sees 6 servers as failed that others see alive',
    ]);
  });

  it('a server that came back is not accused while other pools have not heard of it', () => {
    const seen = { ...dc2s3, seenBy: 'dc1' };
    const late = change.setMemberStatus(healthy(), seen, 'failed');
    const back = change.rememberLanMember(late, 'dc2', 'dc2-s3', [
      [40_000, 'alive', 'failed'],
      [10_000, 'failed', 'alive'],
    ]);
    expect(told(findingsOf(rule, back))).toEqual([
      'info: Server dc2-s3 of dc2 is back, but still failed in the WAN pool of dc1',
    ]);
  });

  it('that a server left spreads: who has not heard yet is not accused', () => {
    const left = change.setMemberStatus(
      change.setLanStatus(healthy(), 'dc2', 'dc2-s3', 'left'),
      dc2s3,
      'left',
    );
    expect(findingsOf(rule, change.setMemberStatus(left, { ...dc2s3, seenBy: 'dc3' }, 'failed'))).toEqual([]);
  });

  it('one view is enough when it is the only one', () => {
    const alone = change.seenFromOneAgent(
      change.setMemberStatus(healthy(), { datacenter: 'dc3' }, 'failed'),
      'dc1',
    );
    expect(findingsOf(rule, alone)).toHaveLength(1);
  });

  it('is inconclusive without a WAN pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
