import { describe, expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import { healthyObservations, withFact, withPathProbes } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { toDatacenterDetail } from './datacenter-detail';

const NOW = 1_700_000_000_000;
const healthy = healthyObservations({
  datacenters: [{ name: 'dc1', servers: 1, gateways: 1 }],
  primary: 'dc1',
  mode: 'mesh-gateways',
  now: NOW,
});

function certificateOf(observations: readonly Observation[]) {
  const federation = buildFederation(observations, { now: NOW, source: 'consul' });
  const [dc1] = federation.datacenters;
  return dc1 && toDatacenterDetail(federation, dc1).servers[0]?.certificate;
}

describe('certificateDetail', () => {
  it('knows the names that are needed, and says that nobody looked', () => {
    expect(certificateOf(healthy)).toEqual({
      required: [
        { name: 'server.dc1.consul', has: null },
        { name: 'dc1-s1.server.dc1.consul', has: null },
      ],
      names: null,
      authority: null,
      through: null,
      end: null,
      unread: 'not checked: the path probe is off',
    });
  });

  it('says which names are missing, and when it ends', () => {
    const probed = withPathProbes(healthy, () => ({ names: ['server.dc1.consul', 'localhost'] }));
    expect(certificateOf(probed)).toMatchObject({
      required: [{ has: true }, { has: false }],
      names: ['server.dc1.consul', 'localhost'],
      through: '198.51.1.1:8443',
      end: { daysLeft: 334, from: 'certificate' },
      unread: null,
    });
  });

  it('takes the end from the metrics where nothing else tells', () => {
    const told = withFact(healthy, 'dc1', 'metrics', (metrics) => ({
      ...metrics,
      certExpiresAt: new Date(NOW + 3 * 86_400_000).toISOString(),
    }));
    expect(certificateOf(told)?.end).toMatchObject({
      daysLeft: 3,
      from: 'metrics',
      path: '/v1/agent/metrics',
    });
  });

  it('says why a probe that is on read nothing', () => {
    const closed = certificateOf(withPathProbes(healthy, () => 'path-closed'));
    expect(closed).toMatchObject({ unread: 'path-closed', names: null });
  });
});
