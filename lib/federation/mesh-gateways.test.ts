import { describe, expect, it } from 'vitest';
import type { MeshGatewayService } from '@/lib/consul/types';
import { dropVantage, editGateway, failFact, withFact } from '@/lib/observation/testing/observations';
import { build, datacenterOf, gatewayOf, three } from './testing/three';

const CRITICAL: Partial<MeshGatewayService> = {
  checks: [{ id: 'c', name: 'c', status: 'critical', output: 'refused' }],
};
const beliefsOf = (observations: Parameters<typeof build>[0], id = 'mesh-gateway-1') =>
  gatewayOf(build(observations), 'dc2', id).beliefs.map(({ observer, matchesLive }) => [
    observer,
    matchesLive,
  ]);

describe('mesh gateways', () => {
  it('are the live ones, with what every other datacenter believes', () => {
    const federation = build(three());
    expect(
      datacenterOf(federation, 'dc2').meshGateways.map(({ id, seen, usable }) => [id, seen, usable]),
    ).toEqual([
      ['mesh-gateway-1', 'live', true],
      ['mesh-gateway-2', 'live', true],
    ]);
    expect(beliefsOf(three())).toEqual([
      ['dc1', true],
      ['dc3', true],
    ]);
    expect(gatewayOf(federation, 'dc2', 'mesh-gateway-1').source.path).toBe(
      '/v1/health/service/mesh-gateway',
    );
  });

  it.each([
    ['address', { wan: { address: '203.0.113.9', port: 8443 } }],
    ['no address', { wan: null }],
    ['tag', { federation: false }],
    ['check', CRITICAL],
  ])('do not match a belief with another %s', (_, patch) => {
    const lagging = editGateway(three(), 'dc2', 'mesh-gateway-1', patch, 'federation-states', 'dc3');
    expect(beliefsOf(lagging)).toEqual([
      ['dc1', true],
      ['dc3', false],
    ]);
    expect(beliefsOf(editGateway(three(), 'dc2', 'mesh-gateway-1', patch))).toEqual([
      ['dc1', true],
      ['dc3', true],
    ]);
  });

  it('that only federation states name stay visible, and match nothing', () => {
    const gone = editGateway(three(), 'dc2', 'mesh-gateway-1', null, 'live');
    expect(gatewayOf(build(gone), 'dc2', 'mesh-gateway-1').seen).toBe('federation-state');
    expect(beliefsOf(gone)).toEqual([
      ['dc1', false],
      ['dc3', false],
    ]);
    expect(datacenterOf(build(gone), 'dc2').liveGateways).toMatchObject({ known: true, value: 1 });
  });

  it('that cannot be read live match neither way', () => {
    const denied = failFact(three(), 'dc2', 'meshGateways', 'denied');
    expect(beliefsOf(denied)).toEqual([
      ['dc1', null],
      ['dc3', null],
    ]);
    expect(datacenterOf(build(denied), 'dc2').liveGateways).toMatchObject({
      known: false,
      gap: { kind: 'denied' },
    });
    expect(gatewayOf(build(dropVantage(three(), 'dc2')), 'dc2', 'mesh-gateway-2').source.vantage).toMatch(
      /^dc1@/,
    );
  });

  it('are described by their own datacenter first', () => {
    const moved = { wan: { address: '203.0.113.9', port: 8443 } };
    const denied = failFact(three(), 'dc2', 'meshGateways', 'denied');
    const own = editGateway(denied, 'dc2', 'mesh-gateway-1', moved, 'federation-states', 'dc2');
    expect(gatewayOf(build(own), 'dc2', 'mesh-gateway-1').wan?.address).toBe('203.0.113.9');
  });

  it('have unique ids on a node only', () => {
    const twins = withFact(three(), 'dc2', 'meshGateways', (all) =>
      all.map((g) => ({ ...g, id: 'gateway' })),
    );
    expect(datacenterOf(build(twins), 'dc2').meshGateways.filter((g) => g.seen === 'live')).toHaveLength(2);
    const doubled = withFact(three(), 'dc2', 'meshGateways', (all) => [...all, ...all]);
    expect(datacenterOf(build(doubled), 'dc2').meshGateways).toHaveLength(2);
  });

  it('follow a live registration that changes under the same records', () => {
    const observations = three();
    build(observations);
    const changed = editGateway(observations, 'dc2', 'mesh-gateway-1', CRITICAL, 'live');
    expect(beliefsOf(changed)).toEqual([
      ['dc1', false],
      ['dc3', false],
    ]);
    expect(beliefsOf(observations)).toEqual([
      ['dc1', true],
      ['dc3', true],
    ]);
  });
});
