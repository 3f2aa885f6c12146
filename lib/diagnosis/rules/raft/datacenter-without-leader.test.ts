import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { datacenterWithoutLeader as rule } from './datacenter-without-leader';

const kill = (all: ReturnType<typeof healthy>, node: string) =>
  change.setLanStatus(all, 'dc2', node, 'failed');

describe('datacenter-without-leader', () => {
  it('passes with leaders, also when a server is failed', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, kill(healthy(), 'dc2-s3')).status).toBe('passed');
  });

  it('names lost quorum, the dead servers, and what restores them', () => {
    const lost = change.withoutLeader(kill(kill(healthy(), 'dc2-s2'), 'dc2-s3'), 'dc2');
    const [finding] = findingsOf(rule, lost);
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc2 has lost quorum: 1 of 3 voters alive, 2 needed (dc2-s2 and dc2-s3 failed)',
    ]);
    expect(finding?.remedy[0]?.text).toContain('dc2-s2 and dc2-s3');
    expect(JSON.parse(finding?.remedy[1]?.config ?? '[]')).toHaveLength(1);
    expect(finding?.evidence.some(({ request }) => request === '/v1/status/leader?dc=dc2')).toBe(true);
  });

  it('names only who has a vote: who was removed from Raft before is told in the cause', () => {
    const removed = change.withFact(kill(kill(healthy(), 'dc2-s2'), 'dc2-s3'), 'dc2', 'peers', (peers) =>
      peers.filter((_, i) => i !== 1),
    );
    const [finding] = findingsOf(rule, change.withoutLeader(removed, 'dc2'));
    expect(finding?.title).toBe('dc2 has lost quorum: 1 of 2 voters alive, 2 needed (dc2-s3 failed)');
    expect(finding?.cause).toContain('dc2-s2 failed too, without a vote');
    expect(finding?.remedy[0]?.text).toContain('Start Consul again on dc2-s3;');
  });

  it('writes addresses into peers.json as Raft or the members have them', () => {
    const lost = change.withoutLeader(kill(kill(healthy(), 'dc2-s2'), 'dc2-s3'), 'dc2');
    const addressIn = (all: ReturnType<typeof healthy>): unknown =>
      JSON.parse(findingsOf(rule, all)[0]?.remedy[1]?.config ?? '[]')[0]?.address;
    const raft = change.withFact(lost, 'dc2', 'peers', (peers) =>
      peers.map((peer) => peer.replace(/:8300$/, ':9300')),
    );
    expect(addressIn(raft)).toBe('10.2.0.11:9300');
    const members = change.withFact(lost, 'dc2', 'lanMembers', (list) =>
      list.map((member) => ({ ...member, address: 'fd00::11' })),
    );
    expect(addressIn(members)).toBe('[fd00::11]:8300');
  });

  it('without a dead server it is only an election', () => {
    const [finding] = findingsOf(rule, change.withoutLeader(healthy(), 'dc1'));
    expect(finding?.title).toBe('dc1 has no leader although 3 of 3 voters are alive');
    expect(finding?.cause).toContain('dc1 is the primary');
  });

  it('gives an election ten seconds before it is critical; lost quorum has none', () => {
    const since = (ms: number, all = healthy()) =>
      change.knownFor(change.withoutLeader(all, 'dc2'), 'dc2', 'leader', ms);
    expect(findingsOf(rule, since(5_000))[0]?.severity).toBe('warning');
    expect(findingsOf(rule, since(9_000))[0]?.severity).toBe('critical');
    const lost = kill(kill(healthy(), 'dc2-s2'), 'dc2-s3');
    expect(findingsOf(rule, since(0, lost))[0]?.severity).toBe('critical');
  });

  it('tells a datacenter that never had one, because too few servers found each other', () => {
    let young = change.withoutLeader(healthy(), 'dc2');
    young = change.withFact(young, 'dc2', 'peers', []);
    young = change.withFact(young, 'dc2', 'lanMembers', (members) => members.slice(0, 2));
    for (const fact of ['catalogServers', 'raft', 'autopilot'] as const)
      young = change.failFact(young, 'dc2', fact, 'no-leader');
    young = change.setMemberStatus(young, { datacenter: 'dc2', node: 'dc2-s3' }, 'none');
    const [finding] = findingsOf(rule, young);
    expect(finding?.title).toBe('dc2 never had a leader: 2 of 3 expected servers are there');
  });

  it('an agent that says nothing of the leader is a gap, not a lost leader', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'leader', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
