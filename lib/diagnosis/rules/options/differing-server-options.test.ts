import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { differingServerOptions as rule } from './differing-server-options';

const who = change.vantageOf(healthy(), 'dc2');

describe('differing-server-options', () => {
  it('passes when servers are alike, and has nothing to compare with one that told', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, healthy({ vantagesPerDatacenter: 1 })).status).toBe('passed');
  });

  it('is information that names the options and who has which value', () => {
    const odd = change.withFact(healthy(), who, 'self', (self) => ({
      ...self,
      aclDefaultPolicy: 'allow',
      reconnectTimeoutWanMs: 8 * 3_600_000,
    }));
    const [finding] = findingsOf(rule, odd);
    expect(told(finding ? [finding] : [])).toEqual([
      'info: Servers of dc2 differ in acl.default_policy and reconnect_timeout_wan',
    ]);
    expect(finding?.cause).toBe(
      'acl.default_policy: allow on dc2-s1, deny on dc2-s2; reconnect_timeout_wan: 8h on dc2-s1, 72h on dc2-s2',
    );
  });

  it('leaves what has a rule of its own to that rule', () => {
    const other = change.withFact(healthy(), who, 'self', (self) => ({
      ...self,
      meshGatewayWanFederation: false,
      domain: 'other',
      verifyIncoming: false,
    }));
    expect(findingsOf(rule, other)).toEqual([]);
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), who, 'self', 'denied')).status).toBe('inconclusive');
  });
});
