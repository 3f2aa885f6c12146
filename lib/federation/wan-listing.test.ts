import { expect, it } from 'vitest';
import { wanMembers } from '@/lib/observation/testing/healthy-parts';
import { listMembers } from './wan-listing';

const value = wanMembers({
  datacenters: [
    { name: 'dc2', servers: 2, gateways: 0 },
    { name: 'dc1', servers: 1, gateways: 0 },
  ],
  primary: 'dc1',
  mode: 'traditional',
});

it('sorts a pool by datacenter and node, whatever order Consul gave it', () => {
  const names = (members: typeof value) =>
    listMembers({ value: members, at: 5 }, 'v', 'dc1').map((one) => [
      one.datacenter,
      ...one.members.map((m) => m.node),
    ]);
  expect(names(value)).toEqual([
    ['dc1', 'dc1-s1'],
    ['dc2', 'dc2-s1', 'dc2-s2'],
  ]);
  expect(names([...value].reverse())).toEqual(names(value));
});

it('counts each datacenter and keeps the first of two entries with one name', () => {
  const twice = [...value, ...value.map((m) => ({ ...m, status: 'failed' as const }))];
  const [, dc2] = listMembers({ value: twice, at: 5 }, 'v', null);
  expect(dc2?.counts).toEqual({ vantage: 'v', alive: 2, failed: 0, left: 0, total: 2, at: 5 });
  expect(dc2?.views[0]).toEqual({
    vantage: 'v',
    datacenter: '?',
    status: 'alive',
    address: '10.1.0.11',
    id: '00000000-0000-4000-8000-000001000001',
    at: 5,
  });
});

it('arranges an answer once, and again for another reader', () => {
  const answer = { value, at: 5 };
  expect(listMembers(answer, 'v', 'dc1')).toBe(listMembers(answer, 'v', 'dc1'));
  expect(listMembers(answer, 'w', 'dc1')[0]?.counts.vantage).toBe('w');
  expect(listMembers(answer, 'v', 'dc9')[0]?.views[0]?.datacenter).toBe('dc9');
});
