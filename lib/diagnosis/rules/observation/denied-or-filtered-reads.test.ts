import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, verdictOf } from '../../testing/situation';
import { deniedOrFilteredReads as rule } from './denied-or-filtered-reads';

const who = change.vantageOf(healthy(), 'dc3');
const deny = (kind: 'denied' | 'unknown-token' | 'blocked' | 'filtered') =>
  change.failFact(change.failFact(healthy(), who, 'federationStates', kind), who, 'wanMembers', kind);

describe('denied-or-filtered-reads', () => {
  it('passes when nothing is denied; an agent that is away denies nothing', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, change.unreachable(deny('denied'), who)).status).toBe('passed');
  });

  it('names what is not seen, the permission, and the policy that allows it', () => {
    const [finding] = findingsOf(rule, deny('denied'));
    expect(finding?.title).toBe(
      'The token for http://10.3.0.11:8500 may not read federation states and WAN members',
    );
    expect(finding?.cause).toContain('operator:read and node:read on a prefix');
    expect(finding?.remedy[0]?.config).toContain('operator       = "read"');
    expect(diagnosisOf(deny('denied')).status).toBe('unknown');
  });

  it('tells an unknown token and blocked endpoints apart', () => {
    expect(findingsOf(rule, deny('unknown-token'))[0]?.cause).toContain('dc3 does not know the token');
    expect(findingsOf(rule, deny('blocked'))[0]?.remedy[0]?.text).toContain('block_endpoints');
    expect(findingsOf(rule, deny('filtered'))).toHaveLength(1);
  });
});
