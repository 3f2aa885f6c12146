import { expect, it } from 'vitest';
import { coordinate, federationStates, self, wanMembers } from './healthy-parts';

const plan = {
  datacenters: [
    { name: 'dc1', servers: 2, gateways: 1 },
    { name: 'dc2', servers: 1, gateways: 1 },
  ],
  primary: 'dc1',
  mode: 'mesh-gateways' as const,
};
const [dc1, dc2] = plan.datacenters;

it('joins a secondary through the primary gateways, or through its servers in a traditional federation', () => {
  if (!dc1 || !dc2) throw new Error('plan');
  expect(self(plan, dc2, 1, 1)).toMatchObject({ primaryGateways: ['198.51.1.1:8443'], retryJoinWan: [] });
  expect(self({ ...plan, mode: 'traditional' }, dc2, 1, 1)).toMatchObject({
    primaryGateways: [],
    retryJoinWan: ['10.1.0.11', '10.1.0.12'],
  });
  expect(self(plan, dc1, 0, 1)).toMatchObject({ primaryGateways: [], retryJoinWan: [] });
});

it('is in sync: the secondary knows the index of the primary', () => {
  const [primary, secondary] = ['dc1', 'dc2'].map((name) => federationStates(plan, name, 0)[1]);
  expect(secondary?.primaryModifyIndex).toBe(primary?.modifyIndex);
  expect(secondary?.modifyIndex).not.toBe(primary?.modifyIndex);
});

it('names WAN members with their datacenter and places servers apart', () => {
  expect(wanMembers(plan).map((m) => m.name)).toEqual(['dc1-s1.dc1', 'dc1-s2.dc1', 'dc2-s1.dc2']);
  expect(coordinate(0, 1, 2)).not.toEqual(coordinate(1, 1, 2));
});
