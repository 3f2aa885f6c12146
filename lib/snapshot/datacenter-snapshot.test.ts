import { expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import { healthyObservations } from '@/lib/observation/testing/observations';
import { toDatacenterSnapshot } from './datacenter-snapshot';
import { toVantageSnapshot } from './vantage-snapshot';

const now = 1_700_000_000_000;
const { datacenters, vantages } = buildFederation(
  healthyObservations({
    datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 3, gateways: 2 })),
    primary: 'dc1',
    mode: 'mesh-gateways',
    now,
  }),
  { now, source: 'consul' },
);

it('tells of a datacenter what people look for, and that an unknown leader is unknown', () => {
  const [dc1] = datacenters;
  if (!dc1) throw new Error('no datacenter');
  const told = toDatacenterSnapshot(dc1, 'ok');
  expect(told).toMatchObject({ name: 'dc1', role: 'primary', status: 'ok', leaderKnown: true });
  expect(told.servers).toHaveLength(3);
  expect(told.meshGateways.map(({ usable }) => usable)).toEqual([true, true]);
  expect(told.versions).toEqual([...new Set(told.versions)].sort());
  const unknown = toDatacenterSnapshot(
    { ...dc1, leader: { known: false, why: 'not-asked' } as unknown as typeof dc1.leader },
    'ok',
  );
  expect(unknown).toMatchObject({ leader: null, leaderKnown: false });
});

it('remarks why an agent tells less, and nothing when all is well', () => {
  const [vantage] = vantages;
  if (!vantage) throw new Error('no vantage');
  const remark = (different: Partial<typeof vantage>) =>
    toVantageSnapshot({ ...vantage, ...different }).remark;
  expect(remark({})).toBeNull();
  expect(remark({ reachable: null })).toContain('not been asked');
  expect(remark({ reachable: false, failure: null })).toContain('says nothing about its datacenter');
  expect(remark({ pooled: true, agents: ['a', 'b'] })).toContain('(a, b)');
  expect(remark({ role: 'client' })).toContain('client agent');
});
