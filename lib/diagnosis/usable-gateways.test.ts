import { describe, expect, it } from 'vitest';
import type { MeshGateway } from '@/lib/federation/types';
import { federationOf, healthy, traditional } from './testing/situation';
import { gatewayKey, hasMeshGateways, usesMeshGateways, whyUnusable } from './usable-gateways';

const federation = federationOf(healthy());
const [dc1] = federation.datacenters;
const gateway = dc1?.meshGateways[0];
const bad = (part: Partial<MeshGateway>): MeshGateway[] => (gateway ? [{ ...gateway, ...part }] : []);
const critical = bad({ checks: [{ id: 'c', name: 'c', status: 'critical', output: '' }] });

describe('usable gateways', () => {
  it('matter where gateways are used, and where nobody knows but the others use them', () => {
    expect([hasMeshGateways(federation), hasMeshGateways(federationOf(traditional()))]).toEqual([
      true,
      false,
    ]);
    expect(dc1 && usesMeshGateways(federation, dc1)).toBe(true);
    expect(dc1 && usesMeshGateways(federation, { ...dc1, mode: 'unknown' })).toBe(true);
    expect(dc1 && usesMeshGateways({ ...federation, mode: 'mixed' }, { ...dc1, mode: 'unknown' })).toBe(
      false,
    );
    expect(dc1 && usesMeshGateways(federation, { ...dc1, mode: 'traditional' })).toBe(false);
  });

  it('say why none is, by name', () => {
    expect(whyUnusable([])).toBe('no mesh gateway is registered');
    expect(whyUnusable(critical)).toBe('its only mesh gateway mesh-gateway-1 on dc1-gw1 is critical');
    expect(whyUnusable([...critical, ...critical])).toBe('both its mesh gateways are critical');
    expect(whyUnusable([...critical, ...bad({ federation: false })])).toBe(
      'none of its mesh gateways is usable: mesh-gateway-1 on dc1-gw1 is critical and mesh-gateway-1 on dc1-gw1 is not tagged for federation',
    );
  });

  it.each([
    ['c', 'dial tcp 10.0.0.1:8443: connect: connection refused', 'critical (connection refused)'],
    ['serfHealth', 'Agent not live or unreachable', 'critical (the agent on its node is gone)'],
    ['_service_maintenance:mesh-gateway-1', 'rotation', 'critical (in maintenance)'],
    ['c', 'TTL expired', 'critical (its TTL expired)'],
    ['c', 'something else', 'critical'],
  ])('tell of check %s that says "%s"', (id, output, words) => {
    const why = whyUnusable(bad({ checks: [{ id, name: 'c', status: 'critical', output }] }));
    expect(why).toBe(`its only mesh gateway mesh-gateway-1 on dc1-gw1 is ${words}`);
  });

  it('are named by id, with the node where two nodes use the same', () => {
    if (!dc1 || !gateway) throw new Error('no gateway');
    expect(gatewayKey(gateway, dc1)).toBe('mesh-gateway-1');
    const twin = { ...dc1, meshGateways: [gateway, { ...gateway, node: 'other' }] };
    expect(gatewayKey(gateway, twin)).toBe('dc1-gw1/mesh-gateway-1');
  });
});
