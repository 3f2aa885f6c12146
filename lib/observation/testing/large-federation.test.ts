import { expect, it } from 'vitest';
import { largeFederation } from './large-federation';

it('has the size asked for, and objects of its own for every vantage', () => {
  const all = largeFederation(Date.UTC(2026, 0, 1), { datacenters: 4, servers: 2, gateways: 1 });
  expect(all.map((o) => o.vantage.datacenter)).toEqual(['dc001', 'dc002', 'dc003', 'dc004']);
  const [first, second] = all.map((o) => o.facts.wanMembers?.good?.value);
  expect(first).toHaveLength(8);
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
});
