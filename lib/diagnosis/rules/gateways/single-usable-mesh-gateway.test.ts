import { describe, expect, it } from 'vitest';
import { editGateway, failFact } from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { singleUsableMeshGateway as rule } from './single-usable-mesh-gateway';

const plenty = healthy({
  datacenters: [
    { name: 'dc1', servers: 3, gateways: 2 },
    { name: 'dc2', servers: 3, gateways: 2 },
  ],
});
const critical = { checks: [{ id: 'c', name: 'c', status: 'critical', output: '' }] };

describe('single-usable-mesh-gateway', () => {
  it('passes with two in every datacenter', () => {
    expect(verdictOf(rule, plenty).status).toBe('passed');
  });

  it('is information when one is registered, a warning when one is left', () => {
    expect(told(findingsOf(rule, healthy()))).toEqual([
      'info: dc3 has one mesh gateway: mesh-gateway-1 on dc3-gw1',
    ]);
    expect(told(findingsOf(rule, editGateway(plenty, 'dc2', 'mesh-gateway-1', critical)))).toEqual([
      'warning: dc2 depends on one mesh gateway: mesh-gateway-2 on dc2-gw2 is the last usable of 2',
    ]);
  });

  it('counts only gateways tagged for federation', () => {
    const untagged = editGateway(plenty, 'dc2', 'mesh-gateway-1', { federation: false });
    expect(told(findingsOf(rule, untagged))).toEqual([
      'info: dc2 has one mesh gateway: mesh-gateway-2 on dc2-gw2',
    ]);
  });

  it('is inconclusive without the list of gateways', () => {
    expect(verdictOf(rule, failFact(plenty, 'dc2', 'meshGateways', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
