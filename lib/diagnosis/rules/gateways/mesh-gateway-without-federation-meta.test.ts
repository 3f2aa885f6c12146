import { describe, expect, it } from 'vitest';
import { editGateway, failFact } from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { meshGatewayWithoutFederationMeta as rule } from './mesh-gateway-without-federation-meta';

const untag = (datacenter: string) =>
  editGateway(healthy(), datacenter, 'mesh-gateway-1', { federation: false });

describe('mesh-gateway-without-federation-meta', () => {
  it('passes when all are tagged; not applicable to a traditional federation', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('is a warning when no other gateway is usable, else it may be by design', () => {
    expect(told(findingsOf(rule, untag('dc3')))).toEqual([
      'warning: Mesh gateway mesh-gateway-1 of dc3 is not tagged for federation',
    ]);
    expect(told(findingsOf(rule, untag('dc2')))).toEqual([
      'info: Mesh gateway mesh-gateway-1 of dc2 is not tagged for federation',
    ]);
    expect(findingsOf(rule, untag('dc2'))[0]?.id).toBe(
      'mesh-gateway-without-federation-meta/dc2/mesh-gateway-1',
    );
  });

  it('is inconclusive without the list of gateways', () => {
    expect(verdictOf(rule, failFact(healthy(), 'dc2', 'meshGateways', 'denied')).status).toBe('inconclusive');
  });
});
