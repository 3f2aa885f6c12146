import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { mixedGatewayAddresses as rule } from './mixed-gateway-addresses';

const named = (all: ReturnType<typeof healthy>, id: string) =>
  change.editGateway(all, 'dc2', id, { wan: { address: `${id}.example.com`, port: 8443 } });

describe('mixed-gateway-addresses', () => {
  it('passes with addresses alone and with names alone', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    const all = named(named(healthy(), 'mesh-gateway-1'), 'mesh-gateway-2');
    expect(verdictOf(rule, all).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names the gateway that is not used', () => {
    const [finding] = findingsOf(rule, named(healthy(), 'mesh-gateway-1'));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Mesh gateway mesh-gateway-2 on dc2-gw2 of dc2 is not used by others: it has an IP address beside host names',
    ]);
    expect(finding?.evidence).toHaveLength(2);
  });

  it('is inconclusive without the live registrations', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'meshGateways', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
