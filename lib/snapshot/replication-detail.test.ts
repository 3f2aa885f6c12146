import { describe, expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import { failFact, healthyObservations } from '@/lib/observation/testing/observations';
import { replicationDetail } from './replication-detail';

const NOW = 1_700_000_000_000;
const observations = healthyObservations({
  datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 3, gateways: 1 })),
  primary: 'dc1',
  mode: 'mesh-gateways',
  now: NOW,
});
const dc2 = (changed = observations) => {
  const [, found] = buildFederation(changed, { now: NOW, source: 'consul' }).datacenters;
  if (!found) throw new Error('no dc2');
  return found;
};

describe('replicationDetail', () => {
  it('tells what was read', () => {
    const { autopilot, certificateAuthority } = replicationDetail(dc2());
    expect(autopilot).toMatchObject({ read: true, value: { healthy: true, unhealthy: [] } });
    expect(certificateAuthority).toMatchObject({ read: true });
  });

  it('says why where it was not', () => {
    const { autopilot } = replicationDetail(dc2(failFact(observations, 'dc2', 'autopilot', 'denied')));
    expect(autopilot.read).toBe(false);
  });
});
