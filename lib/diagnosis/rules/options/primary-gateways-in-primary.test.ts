import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { primaryGatewaysInPrimary as rule } from './primary-gateways-in-primary';

describe('primary-gateways-in-primary', () => {
  it('passes where only secondaries have them', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names the server of the primary and what Consul says at its next start', () => {
    const who = change.vantageOf(healthy(), 'dc1');
    const wrong = change.withFact(healthy(), who, 'self', (self) => ({
      ...self,
      primaryDatacenter: 'dc2',
      primaryGateways: ['198.51.2.1:8443'],
    }));
    const [finding] = findingsOf(rule, wrong);
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: primary_gateways is set on dc1-s1 of dc1, which is the primary',
    ]);
    expect(finding?.cause).toContain(
      "'primary_gateways' should only be configured in a secondary datacenter",
    );
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc1', 'self', 'denied')).status).toBe('inconclusive');
  });
});
