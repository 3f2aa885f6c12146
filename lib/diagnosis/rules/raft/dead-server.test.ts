import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { deadServer as rule } from './dead-server';

const dead = change.setLanStatus(healthy(), 'dc2', 'dc2-s3', 'failed');
const roots = (all: ReturnType<typeof healthy>) =>
  told(diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info'));

describe('dead-server', () => {
  it('passes when all are alive; who left, and who is failed only in WAN pools, is another rule', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.setLanStatus(healthy(), 'dc2', 'dc2-s3', 'left'))).toEqual([]);
    const wan = change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s3' }, 'failed');
    expect(findingsOf(rule, wan)).toEqual([]);
  });

  it('names the server, and says that WAN pools still call it alive', () => {
    const [finding] = findingsOf(rule, dead);
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Server dc2-s3 of dc2 is dead: dc2 itself sees it failed (2 of 3 voters alive)',
    ]);
    expect(finding?.cause).toContain('behind mesh gateways that is no sign of life');
    expect(finding?.remedy.at(-1)?.command).toBe('consul force-leave -prune dc2-s3');
    expect(finding?.remedy.at(-1)?.text).toContain('72 hours');
  });

  it('still names it when autopilot has removed it, and not one that left on purpose', () => {
    const gone = (from: 'failed' | 'leaving') => {
      let all = change.setLanStatus(healthy(), 'dc2', 'dc2-s3', 'left');
      all = change.withFact(all, 'dc2', 'peers', (peers) => peers.slice(0, 2));
      return change.rememberLanMember(all, 'dc2', 'dc2-s3', [
        [60_000, 'alive', from],
        [50_000, from, 'left'],
      ]);
    };
    expect(told(findingsOf(rule, gone('failed')))).toEqual([
      'warning: Server dc2-s3 of dc2 is dead: it failed, and dc2 has removed it (2 of 3 expected servers left)',
    ]);
    expect(roots(gone('failed'))).toHaveLength(1);
    expect(findingsOf(rule, gone('leaving'))).toEqual([]);
    expect(roots(gone('leaving'))).toEqual([
      'warning: dc2 has 2 of 3 expected servers: dc2-s3 is listed as left',
    ]);
  });

  it('is the one root of all that follows: quorum, WAN pools, broken connections, its own agent', () => {
    let all = change.setMemberStatus(
      change.setLanStatus(healthy(), 'dc2', 'dc2-s2', 'failed'),
      { datacenter: 'dc2', node: 'dc2-s2' },
      'failed',
    );
    all = change.failForwarding(all, 'dc1', 'dc2', 'connection-lost');
    all = change.unreachable(all, change.vantageOf(all, 'dc2', 1));
    expect(roots(all)).toEqual([
      'critical: Server dc2-s2 of dc2 is dead: dc2 itself sees it failed (2 of 3 voters alive)',
    ]);
    expect(diagnosisOf(all).findings.map(({ rule: id }) => id)).not.toContain('agent-unreachable');
  });

  it('does not explain that nobody gets through', () => {
    let all = dead;
    for (const from of ['dc1', 'dc3']) all = change.failForwarding(all, from, 'dc2', 'connection-lost');
    expect(roots(all)).toHaveLength(2);
  });

  it('autopilot tells where the LAN pool is not known; without both it is inconclusive', () => {
    const piloted = change.withFact(dead, 'dc2', 'autopilot', (health) => ({
      ...health,
      servers: health.servers.map((s) => (s.node === 'dc2-s3' ? { ...s, serfStatus: 'failed' } : s)),
    }));
    const noPool = change.failFact(piloted, 'dc2', 'lanMembers', 'denied');
    expect(findingsOf(rule, noPool)).toHaveLength(1);
    expect(verdictOf(rule, change.failFact(dead, 'dc2', 'lanMembers', 'denied')).status).toBe('inconclusive');
  });
});
