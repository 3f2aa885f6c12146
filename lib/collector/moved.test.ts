import { expect, it } from 'vitest';
import type { WanMember } from '@/lib/consul/types';
import { movedDatacenters } from './moved';

const member = (node: string, datacenter: string, status: WanMember['status']): WanMember => ({
  name: `${node}.${datacenter}`,
  node,
  datacenter,
  address: '10.0.0.1',
  port: 8302,
  status,
  id: null,
  version: '1.8.7',
  expect: 1,
  voter: true,
  federationStates: true,
  tls: true,
  acls: 'enabled',
  rpcPort: 8300,
});

it('names the datacenters whose members changed, came or went', () => {
  const before = [member('a', 'dc1', 'alive'), member('b', 'dc2', 'alive'), member('c', 'dc3', 'alive')];
  const after = [member('a', 'dc1', 'alive'), member('b', 'dc2', 'failed'), member('d', 'dc4', 'alive')];
  expect([...movedDatacenters(before, after)].sort()).toEqual(['dc2', 'dc3', 'dc4']);
});

it('is empty when nothing moved', () => {
  const members = [member('a', 'dc1', 'alive')];
  expect(movedDatacenters(members, members).size).toBe(0);
  expect(movedDatacenters(members, [member('a', 'dc1', 'alive')]).size).toBe(0);
  expect(movedDatacenters(undefined, members).size).toBe(0);
});
