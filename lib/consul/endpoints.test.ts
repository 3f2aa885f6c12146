import { describe, expect, expectTypeOf, it } from 'vitest';
import { FORWARDED_FACTS, type FactName, type FactValues } from '@/lib/observation/types';
import { ENDPOINTS, deadlineOf, type Endpoint } from './endpoints';

describe('ENDPOINTS', () => {
  it('has one endpoint for every fact, of its type', () => {
    expectTypeOf(ENDPOINTS).toExtend<{ readonly [F in FactName]: Endpoint<FactValues[F]> }>();
    expectTypeOf<keyof typeof ENDPOINTS>().toEqualTypeOf<FactName>();
    for (const [name, endpoint] of Object.entries(ENDPOINTS)) expect(endpoint.fact).toBe(name);
  });

  it('forwards exactly the facts that the observation keeps per datacenter, and the request of the verification', () => {
    const forwardable = Object.values(ENDPOINTS).filter((endpoint) => endpoint.forwardable);
    expect(forwardable.map((endpoint) => endpoint.fact).sort()).toEqual(
      [...FORWARDED_FACTS, 'catalogServices'].sort(),
    );
  });

  it('asks a fixed list of paths', () => {
    const params = { dc: 'dc2', service: 'edge', index: '7', waitMs: 30_000 };
    expect(Object.values(ENDPOINTS).map((endpoint) => endpoint.path(params))).toEqual([
      '/v1/agent/self',
      '/v1/agent/members?wan=1',
      '/v1/agent/members',
      '/v1/agent/metrics',
      '/v1/catalog/datacenters',
      '/v1/status/leader?dc=dc2',
      '/v1/status/peers?dc=dc2',
      '/v1/catalog/services?dc=dc2',
      '/v1/health/service/consul?dc=dc2&stale&index=7&wait=30000ms',
      '/v1/internal/federation-states?dc=dc2&stale&index=7&wait=30000ms',
      '/v1/internal/ui/services?filter=Service.Kind%20%3D%3D%20%22mesh-gateway%22&dc=dc2&stale&index=7&wait=30000ms',
      '/v1/health/service/edge?dc=dc2&stale&index=7&wait=30000ms',
      '/v1/operator/autopilot/health?dc=dc2',
      '/v1/operator/raft/configuration?dc=dc2&stale',
      '/v1/coordinate/datacenters',
      '/v1/acl/replication?dc=dc2',
      '/v1/connect/ca/roots?dc=dc2&stale&index=7&wait=30000ms',
    ]);
    expect(ENDPOINTS.federationStates.fallback?.endpoint.path({ dc: 'dc2' })).toBe(
      '/v1/internal/federation-states/mesh-gateways?dc=dc2&stale',
    );
  });

  it('encodes every parameter and sends Enterprise ones only when set', () => {
    const path = ENDPOINTS.meshGateways.path({
      service: '../a?b#c',
      dc: 'd&c=1',
      namespace: 'n s',
      partition: 'p/1',
    });
    expect(path).toBe('/v1/health/service/..%2Fa%3Fb%23c?dc=d%26c%3D1&ns=n%20s&partition=p%2F1&stale');
    expect(ENDPOINTS.meshGateways.path({ namespace: '', partition: undefined })).toBe(
      '/v1/health/service/mesh-gateway?stale',
    );
    expect(() => ENDPOINTS.meshGateways.path({ service: '\ud800' })).not.toThrow();
  });

  it('has no parameter that carries a token', () => {
    for (const endpoint of Object.values(ENDPOINTS)) expect(endpoint.path({})).not.toMatch(/token/i);
  });
});

describe('deadlineOf', () => {
  it('follows design.md section 4', () => {
    expect(deadlineOf(ENDPOINTS.self, {})).toBe(5_000);
    expect(deadlineOf(ENDPOINTS.wanMembers, { dc: 'dc2' })).toBe(5_000);
    expect(deadlineOf(ENDPOINTS.leader, {})).toBe(5_000);
    expect(deadlineOf(ENDPOINTS.leader, { dc: 'dc2' })).toBe(9_000);
    expect(deadlineOf(ENDPOINTS.catalogServers, {})).toBe(9_000);
    expect(deadlineOf(ENDPOINTS.autopilot, {})).toBe(9_000);
    expect(deadlineOf(ENDPOINTS.federationStates, { index: '1', waitMs: 32_000 })).toBe(44_000);
    expect(deadlineOf(ENDPOINTS.federationStates, { index: '1' })).toBe(68_438);
    expect(deadlineOf(ENDPOINTS.federationStates, { index: '1', waitMs: 9e9 })).toBe(647_500);
    expect(deadlineOf(ENDPOINTS.leader, { index: '1', waitMs: 32_000 })).toBe(5_000);
  });
});
