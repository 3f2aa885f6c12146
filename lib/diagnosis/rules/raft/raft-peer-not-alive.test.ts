import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { raftPeerNotAlive as rule } from './raft-peer-not-alive';

const GHOST = { id: 'dead-beef', node: '(unknown)', address: '10.2.0.99:8300', leader: false, voter: true };
const haunted = (() => {
  const all = change.withFact(healthy(), 'dc2', 'raft', (servers) => [...servers, GHOST]);
  return change.withFact(all, 'dc2', 'peers', (peers) => [...peers, GHOST.address]);
})();

describe('raft-peer-not-alive', () => {
  it('passes when every peer is a member, dead or alive', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.setLanStatus(healthy(), 'dc2', 'dc2-s3', 'failed'))).toEqual([]);
    expect(findingsOf(rule, change.setLanStatus(healthy(), 'dc2', 'dc2-s3', 'left'))).toEqual([]);
  });

  it('names the peer by id and address, and removes it by id', () => {
    const [finding] = findingsOf(rule, haunted);
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Raft of dc2 counts a peer that is no member: dead-beef (10.2.0.99:8300)',
    ]);
    expect(finding?.remedy[0]?.command).toBe('consul operator raft remove-peer -id=dead-beef');
  });

  it('a peer that the newer list no longer names is gone', () => {
    expect(
      findingsOf(
        rule,
        change.withFact(haunted, 'dc2', 'peers', (peers) => peers.slice(0, 3)),
      ),
    ).toEqual([]);
  });

  it('a server that Raft knows before the pool was read is not accused', () => {
    const joining = change.changeFact(haunted, 'dc2', 'raft', (fact) => ({
      ...fact,
      good: fact.good && { ...fact.good, at: fact.good.at + 500 },
    }));
    expect(findingsOf(rule, joining)).toEqual([]);
  });

  it('is inconclusive without the configuration or the pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'raft', 'denied')).status).toBe('inconclusive');
    expect(verdictOf(rule, change.failFact(haunted, 'dc2', 'lanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
