import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { unreapedFailedMember as rule } from './unreaped-failed-member';

const OLD = { datacenter: 'dc2', node: 'dc2-old' };
const ghost = (status: 'failed' | 'alive') =>
  healthy().flatMap((o) =>
    change.withFact([o], o.vantage.id, 'wanMembers', (members) => {
      const like = members.find(({ node }) => node === 'dc2-s1');
      return like ? [...members, { ...like, node: 'dc2-old', name: 'dc2-old.dc2', status }] : members;
    }),
  );

describe('unreaped-failed-member', () => {
  it('passes when members exist, dead or alive', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    const dead = change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s3' }, 'failed');
    expect(findingsOf(rule, change.setLanStatus(dead, 'dc2', 'dc2-s3', 'failed'))).toEqual([]);
  });

  it('names the member, when it is forgotten, and how to remove it now', () => {
    const watched = change.rememberMember(ghost('failed'), OLD, [[3_600_000, 'alive', 'failed']]);
    const [finding] = findingsOf(rule, watched);
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: dc2-old.dc2 is gone from dc2 but still failed in the WAN pool of dc1, dc2 and dc3',
    ]);
    expect(finding?.cause).toContain('on 2023-11-17 at 21:13 UTC, 72 hours after it failed');
    expect(finding?.remedy[0]?.text).toContain('consul force-leave answers "No node found with name"');
  });

  it('counts by reconnect_timeout_wan where it is set', () => {
    const set = ['dc1', 'dc2', 'dc3'].reduce(
      (all, name) =>
        change.withFact(all, name, 'self', (self) => ({ ...self, reconnectTimeoutWanMs: 8 * 3_600_000 })),
      ghost('failed'),
    );
    expect(findingsOf(rule, set)[0]?.cause).toContain('Consul forgets it 8 hours after it failed');
  });

  it('is the root of the failed member; alive it is another rule', () => {
    const roots = diagnosisOf(ghost('failed')).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id }) => id)).toEqual([rule.id]);
    expect(findingsOf(rule, ghost('alive'))).toEqual([]);
  });

  it('without the LAN pool it is not known whether it is gone', () => {
    const blind = change.failFact(ghost('failed'), 'dc2', 'lanMembers', 'denied');
    expect(verdictOf(rule, blind).status).toBe('inconclusive');
  });
});
