import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { replicating, replicationFails } from '../../testing/acl-replication';
import { aclReplicationFailing as rule } from './acl-replication-failing';

const roots = (all: ReturnType<typeof healthy>) =>
  told(diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info'));

describe('acl-replication-failing', () => {
  it('passes when it works; idle is not stale, and an old error is over', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, replicating(healthy(), 'dc2', { successAgoMs: 600_000 }))).toEqual([]);
    const recovered = replicating(healthy(), 'dc2', { successAgoMs: 1_000, errorAgoMs: 2_000 });
    expect(findingsOf(rule, recovered)).toEqual([]);
  });

  it('counts from the second read that says so, or when Consul has backed off', () => {
    const once = replicationFails(healthy(), 'dc2', { knownForMs: 0 });
    expect(findingsOf(rule, once)).toEqual([]);
    expect(findingsOf(rule, replicationFails(healthy(), 'dc2', { knownForMs: 19_000 }))).toEqual([]);
    expect(told(findingsOf(rule, replicationFails(healthy(), 'dc2', { knownForMs: 20_000 })))).toEqual([
      'warning: ACL replication from dc1 into dc2 fails',
    ]);
    const backedOff = replicationFails(healthy(), 'dc2', { knownForMs: 0, errorAgoMs: 25_000 });
    expect(findingsOf(rule, backedOff)).toHaveLength(1);
  });

  it('that does not run gets a minute to start', () => {
    const stopped = (ms: number) =>
      replicating(healthy(), 'dc2', { running: false, successAgoMs: null, knownForMs: ms });
    expect(findingsOf(rule, stopped(59_000))).toEqual([]);
    expect(findingsOf(rule, stopped(60_000))[0]?.title).toBe('ACL replication of dc2 does not run');
  });

  it('folds under the broken way to the primary, wherever that is told of', () => {
    let all = replicationFails(healthy(), 'dc2');
    for (const from of ['dc2', 'dc3']) all = change.failForwarding(all, from, 'dc1', 'connection-lost');
    expect(roots(all)).toHaveLength(1);
    expect(diagnosisOf(all).findings[0]?.symptoms.map(({ rule: id }) => id)).toContain(rule.id);
  });

  it('folds under a primary without leader', () => {
    const all = change.withoutLeader(replicationFails(healthy(), 'dc2'), 'dc1');
    expect(roots(all)).toEqual(['critical: dc1 has no leader although 3 of 3 voters are alive']);
  });

  it('is no alarm between the return of the way and the next attempt', () => {
    const back = (errorAgoMs: number) =>
      change.rememberProbe(replicationFails(healthy(), 'dc2', { errorAgoMs }), 'dc2', 'dc1', [
        [200_000, 'works', 'fails'],
        [30_000, 'fails', 'works'],
      ]);
    expect(told(findingsOf(rule, back(40_000)))).toEqual([
      'info: ACL replication from dc1 into dc2 waits for its next attempt',
    ]);
    expect(findingsOf(rule, back(5_000))[0]?.severity).toBe('warning');
  });

  it('does not apply where ACLs are off, and is inconclusive where nobody tells', () => {
    let off = traditional();
    for (const name of ['dc1', 'dc2', 'dc3'])
      off = change.failFact(off, name, 'aclReplication', 'feature-off');
    expect(verdictOf(rule, off).status).toBe('not-applicable');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'aclReplication', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
