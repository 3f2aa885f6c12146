import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { replicating, replicationFails } from '../../testing/acl-replication';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { replicationTokenRefused as rule } from './replication-token-refused';

describe('replication-token-refused', () => {
  it('passes while replication works', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, replicating(healthy(), 'dc2', { errorAgoMs: 60_000 }))).toEqual([]);
  });

  it('is inferred before 1.11, and says which line of the log would confirm it', () => {
    const [finding] = findingsOf(rule, replicationFails(healthy(), 'dc2'));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: dc1 seems to refuse the replication token of dc2: ACL replication fails although dc2 reaches dc1',
    ]);
    expect(finding?.confidence).toBe('inferred');
    expect(finding?.confirm).toContain('failed to retrieve remote ACL tokens');
    expect(finding?.remedy.at(-1)?.text).toContain('dc2-s1, dc2-s2 and dc2-s3');
    expect(finding?.remedy[0]?.command).toBe(
      'consul acl policy update -name replication -rules @replication.hcl',
    );
  });

  it('is observed where Consul says so; another reason is not the token', () => {
    const because = (lastErrorMessage: string) => replicationFails(healthy(), 'dc2', { lastErrorMessage });
    const [finding] = findingsOf(rule, because('rpc error making call: Permission denied'));
    expect(finding?.title).toBe('dc1 refuses the replication token of dc2');
    expect(finding?.confidence).toBe('observed');
    expect(findingsOf(rule, because('rpc error getting client: failed to get conn: EOF'))).toEqual([]);
  });

  it('is the root of the failing replication', () => {
    const { findings } = diagnosisOf(replicationFails(healthy(), 'dc2'));
    expect(findings[0]?.rule).toBe(rule.id);
    expect(findings[0]?.symptoms.map(({ rule: id }) => id)).toEqual(['acl-replication-failing']);
  });

  it('is not said while the primary is out of reach, without leader, or has just come back', () => {
    const fails = replicationFails(healthy(), 'dc2', { errorAgoMs: 40_000 });
    expect(findingsOf(rule, change.failForwarding(fails, 'dc2', 'dc1', 'connection-lost'))).toEqual([]);
    expect(findingsOf(rule, change.withoutLeader(fails, 'dc1'))).toEqual([]);
    const back = change.rememberProbe(fails, 'dc2', 'dc1', [[30_000, 'fails', 'works']]);
    expect(findingsOf(rule, back)).toEqual([]);
  });

  it('is inconclusive when nobody tells', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'aclReplication', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
