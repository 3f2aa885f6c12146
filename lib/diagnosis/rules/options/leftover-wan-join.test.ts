import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { leftoverWanJoin as rule } from './leftover-wan-join';

const joining = (who: string) =>
  change.withFact(healthy(), who, 'self', (self) => ({
    ...self,
    meshGatewayWanFederation: false,
    retryJoinWan: ['10.1.0.11'],
  }));

describe('leftover-wan-join', () => {
  it('passes without them, and does not matter to a traditional federation', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names the option and the server, and quotes what Consul would say', () => {
    const [finding] = findingsOf(rule, joining(change.vantageOf(healthy(), 'dc2')));
    expect(told(finding ? [finding] : [])).toEqual(['warning: retry_join_wan is left over on dc2-s1 of dc2']);
    expect(finding?.cause).toContain("'retry_join_wan' is incompatible with");
  });

  it('stands under the missing flag', () => {
    const roots = diagnosisOf(joining(change.vantageOf(healthy(), 'dc2'))).findings;
    expect(roots[0]).toMatchObject({ rule: 'federation-flag-missing' });
    expect(roots[0]?.symptoms.map((s) => s.rule)).toEqual([rule.id]);
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
