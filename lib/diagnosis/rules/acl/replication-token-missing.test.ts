import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { replicating } from '../../testing/acl-replication';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { replicationTokenMissing as rule } from './replication-token-missing';

const silent = (knownForMs?: number) =>
  replicating(healthy(), 'dc2', {
    successAgoMs: null,
    errorAgoMs: null,
    ...(knownForMs !== undefined && { knownForMs }),
  });

describe('replication-token-missing', () => {
  it('passes when it replicates, and right after a start', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, silent(19_000))).toEqual([]);
  });

  it('neither success nor error: no token; and says what a restart forgets', () => {
    const [finding] = findingsOf(rule, silent());
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: ACL replication of dc2 runs but has never tried: its servers seem to have no replication token',
    ]);
    expect(finding?.confidence).toBe('inferred');
    const forgetful = change.withFact(silent(), 'dc2', 'self', (self) => ({
      ...self,
      aclTokenPersistence: false,
    }));
    expect(findingsOf(rule, forgetful)[0]?.cause).toContain('enable_token_persistence is off');
  });

  it('is inconclusive when nobody tells', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'aclReplication', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
