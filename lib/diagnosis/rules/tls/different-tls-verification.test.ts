import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { differentTlsVerification as rule } from './different-tls-verification';

const off = (who: string, observations = healthy()) =>
  change.withFact(observations, who, 'self', (self) => ({ ...self, verifyIncoming: false }));

describe('different-tls-verification', () => {
  it('passes when all are alike, also when a whole datacenter is different behind its mesh gateways', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, off('dc2')).status).toBe('passed');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });

  it('names the server that differs, what it has and what it should have', () => {
    const [finding, ...others] = findingsOf(rule, off(change.vantageOf(healthy(), 'dc2')));
    expect(others).toEqual([]);
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: dc2-s1 of dc2 has verify_incoming = false, unlike the other servers',
    ]);
    expect(finding?.remedy[0]?.config).toBe('verify_incoming = true');
    expect(finding?.evidence[1]?.value).toContain('dc2-s2: verify_incoming = true');
  });

  it('compares all servers where they dial each other, and is critical where a way is broken', () => {
    expect(told(findingsOf(rule, off('dc3', traditional())))[0]).toMatch(/^warning: dc3-s1 of dc3/);
    const broken = change.failForwarding(off('dc3', traditional()), 'dc1', 'dc3', 'connection-lost');
    expect(told(findingsOf(rule, broken))[0]).toMatch(/^critical: dc3-s1 of dc3/);
  });

  it('does not accuse who does not tell', () => {
    const silent = change.withFact(healthy(), change.vantageOf(healthy(), 'dc2'), 'self', (self) => ({
      ...self,
      verifyIncoming: null,
    }));
    expect(findingsOf(rule, silent)).toEqual([]);
  });
});
