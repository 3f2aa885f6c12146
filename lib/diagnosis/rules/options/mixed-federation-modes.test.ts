import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { mixedFederationModes as rule } from './mixed-federation-modes';

const flag = (all: ReturnType<typeof healthy>, dc: string, meshGatewayWanFederation: boolean) =>
  change.withFact(all, dc, 'self', (self) => ({ ...self, meshGatewayWanFederation, primaryGateways: [] }));
const mixed = flag(healthy(), 'dc3', false);

describe('mixed-federation-modes', () => {
  it('passes when all are alike', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('passed');
  });

  it('warns while requests pass, and is critical when they fail between the two kinds', () => {
    expect(told(findingsOf(rule, mixed))).toEqual([
      'warning: dc3 federates traditionally, the others through mesh gateways',
    ]);
    expect(findingsOf(rule, change.failForwarding(mixed, 'dc3', 'dc1', 'gateway-dial'))[0]?.severity).toBe(
      'critical',
    );
    expect(findingsOf(rule, change.failForwarding(mixed, 'dc2', 'dc1', 'gateway-dial'))[0]?.severity).toBe(
      'warning',
    );
  });

  it('names the few', () => {
    expect(findingsOf(rule, flag(traditional(), 'dc1', true))[0]?.title).toBe(
      'dc1 federates through mesh gateways, the others traditionally',
    );
  });

  it('is inconclusive without the options of a datacenter', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'self', 'denied')).status).toBe('inconclusive');
  });
});
