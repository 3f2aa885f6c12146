import { describe, expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import { healthyObservations } from '@/lib/observation/testing/observations';
import { toDatacenterDetail } from './datacenter-detail';

const NOW = 1_700_000_000_000;

describe('toDatacenterDetail', () => {
  const names = ['dc1', 'dc2', 'dc3'];
  const observations = healthyObservations({
    datacenters: names.map((name) => ({ name, servers: 3, gateways: 2 })),
    primary: 'dc1',
    mode: 'mesh-gateways',
    now: NOW,
  });
  const federation = buildFederation(observations, { now: NOW, source: 'consul' });
  const [, dc2] = federation.datacenters;
  const detail = dc2 && toDatacenterDetail(federation, dc2);

  it('tells who sees each server how', () => {
    expect(detail?.servers).toHaveLength(3);
    expect(detail?.servers[0]?.views.map(({ datacenter, status }) => [datacenter, status])).toEqual(
      names.map((name) => [name, 'alive']),
    );
  });

  it('tells what the others believe of each mesh gateway, and its checks', () => {
    const [gateway] = detail?.meshGateways ?? [];
    expect(gateway?.beliefs.map(({ observer }) => observer)).toEqual(['dc1', 'dc3']);
    expect(gateway?.beliefs.every(({ matchesLive }) => matchesLive === true)).toBe(true);
    expect(gateway?.checks.map(({ status }) => status)).toContain('passing');
  });

  it('has the server options side by side', () => {
    expect(detail?.options.servers.map(({ node }) => node)).toEqual(['dc2-s1', 'dc2-s2', 'dc2-s3']);
  });
});
