import { describe, expect, it } from 'vitest';
import type { MeshGatewayService } from '@/lib/consul/types';
import {
  dropVantage,
  editFederationState,
  editGateway,
  failFact,
  withFact,
  withoutFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, pairOf, three } from './testing/three';

const CRITICAL: Partial<MeshGatewayService> = {
  checks: [{ id: 'c', name: 'c', status: 'critical', output: 'refused' }],
};
const layer = (observations: readonly Observation[], from: string, to: string) =>
  pairOf(build(observations), from, to).gateways;
const every = (
  observations: readonly Observation[],
  datacenter: string,
  patch: Partial<MeshGatewayService> | null,
) =>
  ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
    (list, id) => editGateway(list, datacenter, id, patch),
    [...observations],
  );

describe('mesh gateways of a pair', () => {
  it('are good with their numbers', () => {
    expect(pairOf(build(three()), 'dc1', 'dc3')).toMatchObject({
      gateways: 'good',
      ownUsableGateways: 2,
      believedUsableGateways: 1,
    });
  });

  it('are bad without a usable one of its own, except on the way to the primary', () => {
    const gone = editGateway(three(), 'dc3', 'mesh-gateway-1', CRITICAL);
    expect(layer(gone, 'dc3', 'dc2')).toBe('bad');
    expect(layer(gone, 'dc3', 'dc1')).toBe('partial');
    expect(layer(every(three(), 'dc1', CRITICAL), 'dc1', 'dc2')).toBe('bad');
  });

  it.each([
    ['critical', CRITICAL],
    ['untagged', { federation: false }],
    ['in another partition', { partition: 'team-a' }],
    ['deregistered', null],
  ])('of the other side are bad when all are %s', (_, patch) => {
    expect(layer(every(three(), 'dc2', patch), 'dc1', 'dc2')).toBe('bad');
    expect(layer(every(three(), 'dc2', patch), 'dc3', 'dc1')).toBe('good');
  });

  it('with a warning are usable', () => {
    const warned = every(three(), 'dc2', { checks: [{ id: 'c', name: 'c', status: 'warning', output: '' }] });
    expect(layer(warned, 'dc1', 'dc2')).toBe('good');
  });

  it('are partial when one of two is critical, on either side', () => {
    const one = editGateway(three(), 'dc2', 'mesh-gateway-1', CRITICAL);
    expect([layer(one, 'dc1', 'dc2'), layer(one, 'dc2', 'dc1')]).toEqual(['partial', 'partial']);
  });

  it('believed at an address that is no longer theirs are bad, or partial when one is right', () => {
    const moved = { wan: { address: '203.0.113.9', port: 8443 } };
    expect(layer(editGateway(three(), 'dc3', 'mesh-gateway-1', moved, 'live'), 'dc1', 'dc3')).toBe('bad');
    expect(layer(editGateway(three(), 'dc2', 'mesh-gateway-1', moved, 'live'), 'dc1', 'dc2')).toBe('partial');
  });

  it('are believed when the live ones cannot be read', () => {
    expect(layer(dropVantage(three(), 'dc2'), 'dc1', 'dc2')).toBe('good');
    expect(layer(editFederationState(dropVantage(three(), 'dc2'), 'dc1', 'dc2', null), 'dc1', 'dc2')).toBe(
      'bad',
    );
  });

  it('are unknown when what the datacenter believes cannot be read', () => {
    const denied = failFact(three(), 'dc1', 'federationStates', 'denied');
    expect(pairOf(build(denied), 'dc1', 'dc2')).toMatchObject({
      gateways: 'unknown',
      ownUsableGateways: 2,
      believedUsableGateways: null,
    });
    expect(layer(failFact(denied, 'dc1', 'meshGateways', 'denied'), 'dc1', 'dc2')).toBe('unknown');
  });

  it('of its own are those its servers know: the live registration alone does not help', () => {
    const lagging = editFederationState(three(), 'dc3', 'dc3', { meshGateways: [] });
    expect(layer(lagging, 'dc3', 'dc2')).toBe('bad');
  });
});

describe('mode', () => {
  it('traditional: not applicable, and no numbers', () => {
    expect(pairOf(build(three({ mode: 'traditional' })), 'dc1', 'dc2')).toMatchObject({
      gateways: 'not-applicable',
      ownUsableGateways: null,
      believedUsableGateways: null,
    });
  });

  it('is that of the datacenter that dials', () => {
    const mixed = withFact(three(), 'dc3', 'self', (self) => ({ ...self, meshGatewayWanFederation: false }));
    expect([layer(mixed, 'dc3', 'dc1'), layer(mixed, 'dc1', 'dc3')]).toEqual(['not-applicable', 'good']);
  });

  it('unknown: unknown', () => {
    const blind = withoutFact(
      three({
        mode: 'traditional',
        datacenters: [
          { name: 'dc1', servers: 1, gateways: 0 },
          { name: 'dc2', servers: 1, gateways: 0 },
        ],
      }),
      'dc1',
      'self',
    );
    expect(layer(blind, 'dc1', 'dc2')).toBe('unknown');
  });
});
