import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { flappingMember as rule } from './flapping-member';

/** Fails and comes back `times` times, once a minute, the last change `endedMs` ago; `down`: the last change is a fall. */
const flaps = (times: number, { endedMs = 5_000, down = false } = {}) =>
  Array.from({ length: 2 * times - (down ? 1 : 0) }, (_, i) => {
    const ago = endedMs + (2 * times - (down ? 1 : 0) - 1 - i) * 30_000;
    return i % 2 === 0 ? ([ago, 'alive', 'failed'] as const) : ([ago, 'failed', 'alive'] as const);
  });
const dc2s1 = { datacenter: 'dc2', node: 'dc2-s1' };

describe('flapping-member', () => {
  it('passes in a healthy federation, and while a server is restarted twice', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, change.rememberMember(healthy(), dc2s1, flaps(2))).status).toBe('passed');
    const graceful = [9, 6, 3, 1].flatMap(
      (min) =>
        [
          [min * 60_000, 'alive', 'leaving'],
          [min * 60_000 - 5_000, 'leaving', 'left'],
          [min * 60_000 - 10_000, 'left', 'alive'],
        ] as const,
    );
    expect(verdictOf(rule, change.rememberMember(healthy(), dc2s1, graceful)).status).toBe('passed');
  });

  it('counts the changes and names who sees them', () => {
    const seen = change.rememberMember(healthy(), { ...dc2s1, seenBy: 'dc1' }, flaps(4, { down: true }));
    const [finding] = findingsOf(rule, seen);
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Server dc2-s1 of dc2 flaps: 7 changes in 10 minutes, seen by dc1',
    ]);
    expect(finding?.cause).toContain('look between dc1 and dc2');
    expect(finding?.subject).toEqual({ kind: 'server', datacenter: 'dc2', server: 'dc2-s1' });
  });

  it('stays the root while the server is down for a moment', () => {
    let all = change.rememberMember(healthy(), dc2s1, flaps(4, { down: true }));
    all = change.setMemberStatus(all, dc2s1, 'failed');
    all = change.setLanStatus(all, 'dc2', 'dc2-s1', 'failed');
    const roots = diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id }) => id)).toEqual([rule.id]);
    expect(roots[0]?.symptoms.map(({ rule: id }) => id)).toContain('dead-server');
  });

  it('tells several servers of one datacenter once', () => {
    const all = ['dc2-s1', 'dc2-s2'].reduce(
      (o, node) => change.rememberMember(o, { datacenter: 'dc2', node }, flaps(3)),
      traditional(),
    );
    const [finding] = findingsOf(rule, all);
    expect(finding?.title).toBe(
      '2 servers of dc2 flap: up to 6 changes in 10 minutes, seen by dc1, dc2 and dc3',
    );
    expect(finding?.remedy[1]?.text).toContain('UDP and TCP 8302');
  });

  it('forgets after ten minutes, and what stays failed is failed', () => {
    expect(findingsOf(rule, change.rememberMember(healthy(), dc2s1, flaps(4, { endedMs: 590_000 })))).toEqual(
      [],
    );
    const down = change.rememberMember(healthy(), dc2s1, flaps(4, { endedMs: 61_000, down: true }));
    expect(findingsOf(rule, down)).toEqual([]);
  });

  it('does not swing: up or down at the moment, the same root stands alone', () => {
    const up = change.rememberMember(healthy(), dc2s1, flaps(4));
    const down = change.setMemberStatus(
      change.rememberMember(healthy(), dc2s1, flaps(4, { down: true })),
      dc2s1,
      'failed',
    );
    for (const observations of [up, down]) {
      const { status, findings } = diagnosisOf(observations);
      expect(status).toBe('warning');
      const accused = findings.filter(({ severity }) => severity !== 'info').map((finding) => finding.rule);
      expect(accused).toEqual(['flapping-member']);
    }
  });

  it('is inconclusive without a WAN pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
