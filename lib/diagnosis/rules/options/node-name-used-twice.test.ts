import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { nodeNameUsedTwice as rule } from './node-name-used-twice';

const second = change.vantageOf(healthy(), 'dc2', 1);
/** dc2-s2 was restarted as dc2-s1: its neighbours see it leave, it sees itself. */
const twice = (() => {
  let all = change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s2' }, 'left');
  all = change.setLanStatus(all, 'dc2', 'dc2-s2', 'left');
  all = change.withFact(all, 'dc2', 'raft', (peers) => peers.filter(({ node }) => node !== 'dc2-s2'));
  all = change.withFact(all, 'dc2', 'peers', (peers) => peers.filter((peer) => peer !== '10.2.0.12:8300'));
  all = change.withFact(all, second, 'lanMembers', (members) =>
    members.flatMap((m) =>
      m.node === 'dc2-s1'
        ? []
        : m.node === 'dc2-s2'
          ? [{ ...m, node: 'dc2-s1', status: 'alive' as const }]
          : [m],
    ),
  );
  return change.withFact(all, second, 'self', (self) => ({ ...self, node: 'dc2-s1' }));
})();

describe('node-name-used-twice', () => {
  it('passes when every server has a name of its own', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names both addresses, and is the root of the missing server', () => {
    expect(told(findingsOf(rule, twice))).toEqual([
      'warning: 2 servers of dc2 are called dc2-s1 (10.2.0.11 and 10.2.0.12)',
    ]);
    const [root, ...others] = diagnosisOf(twice).findings.filter(({ severity }) => severity !== 'info');
    expect(root?.rule).toBe(rule.id);
    expect(root?.symptoms.map((s) => s.rule)).toContain('missing-server');
    expect(others).toEqual([]);
  });

  it('does not take a successor for a namesake', () => {
    const replaced = ['dc2'].reduce(
      (all, dc) =>
        change.withFact(all, dc, 'lanMembers', (members) =>
          members.map((m) => (m.node === 'dc2-s3' ? { ...m, id: 'new', address: '10.2.0.99' } : m)),
        ),
      healthy(),
    );
    expect(findingsOf(rule, replaced)).toEqual([]);
  });

  it('is inconclusive without the LAN pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'lanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
