import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { missingServer as rule } from './missing-server';

const gone = (() => {
  let all = change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s3' }, 'left');
  all = change.setLanStatus(all, 'dc2', 'dc2-s3', 'left');
  return change.withFact(all, 'dc2', 'peers', (peers) => peers.slice(0, 2));
})();

describe('missing-server', () => {
  it('passes when Raft has as many as expected, also after a server came back without a vote', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    const joining = change.withFact(healthy(), 'dc2', 'raft', (all) =>
      all.map((s, i) => ({ ...s, voter: i < 2 })),
    );
    expect(verdictOf(rule, joining).status).toBe('passed');
  });

  it('left alone is no alarm: only fewer servers than expected are', () => {
    const left = change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s3' }, 'left');
    expect(verdictOf(rule, left).status).toBe('passed');
    expect(told(findingsOf(rule, gone))).toEqual([
      'warning: dc2 has 2 of 3 expected servers: dc2-s3 is listed as left',
    ]);
  });

  it('believes the peers, which are read more often, over the configuration', () => {
    const back = change.withFact(healthy(), 'dc2', 'raft', (servers) => servers.slice(0, 2));
    expect(verdictOf(rule, back).status).toBe('passed');
    expect(findingsOf(rule, change.failFact(back, 'dc2', 'peers', 'agent-timeout'))).toHaveLength(1);
  });

  it('without Raft it is inferred from who left, or not known', () => {
    const [finding] = findingsOf(
      rule,
      change.failFact(change.failFact(gone, 'dc2', 'raft', 'denied'), 'dc2', 'peers', 'agent-timeout'),
    );
    expect(finding?.confidence).toBe('inferred');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'peers', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
