import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { replicating } from '../../testing/acl-replication';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { tokensResolvedFromCache as rule } from './tokens-resolved-from-cache';

const policiesOnly = replicating(healthy(), 'dc2', { replicationType: 'policies' });
const cutOff = change.failForwarding(policiesOnly, 'dc2', 'dc1', 'connection-lost');

describe('tokens-resolved-from-cache', () => {
  it('passes while the primary answers, and where tokens are replicated', () => {
    expect(verdictOf(rule, policiesOnly).status).toBe('passed');
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc2', 'dc1', 'connection-lost'))).toEqual([]);
  });

  it('is information that names the down policy, and belongs to the broken way', () => {
    const extended = change.withFact(cutOff, 'dc2', 'self', (self) => ({ ...self, aclDownPolicy: 'deny' }));
    const [finding] = findingsOf(rule, extended);
    expect(told(finding ? [finding] : [])).toEqual([
      'info: dc2 knows tokens only from its cache while dc1 is out of reach',
    ]);
    expect(finding?.cause).toContain('down_policy = "deny"');
    expect(diagnosisOf(cutOff).findings[0]?.symptoms.map(({ rule: id }) => id)).toContain(rule.id);
  });

  it('is inconclusive when nobody tells', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'aclReplication', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
