import { expect, it } from 'vitest';
import { aged, asClientAgent, withFact } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { emptyRoster } from './server-drafts';
import { NOW, three } from './testing/three';
import { readVantages } from './vantages';
import { describeFromWanPools, readWanPools, recallServers } from './wan-pools';

function read(observations: readonly Observation[]) {
  const roster = emptyRoster(['dc1', 'dc2', 'dc3']);
  const witnesses = readVantages(observations, NOW);
  const pools = readWanPools(witnesses, roster, NOW);
  const server = (index: number, node: string) => roster.byNode[index]?.get(node);
  return { roster, witnesses, pools, server };
}

it('gives every server its views in vantage order, also when pools list them in different order', () => {
  const mixed = withFact(three(), 'dc2', 'wanMembers', (all) =>
    all.filter((m) => m.node !== 'dc1-s1').reverse(),
  );
  const { server } = read(mixed);
  expect(server(0, 'dc1-s1')?.views.map((v) => v.datacenter)).toEqual(['dc1', 'dc3']);
  expect(server(0, 'dc1-s2')?.views.map((v) => v.datacenter)).toEqual(['dc1', 'dc2', 'dc3']);
});

it('hears a server of its own datacenter first', () => {
  const other = withFact(three(), 'dc1', 'wanMembers', (all) => all.map((m) => ({ ...m, version: '1.9.0' })));
  const { pools, roster, server } = read(other);
  describeFromWanPools(pools, roster);
  expect(server(0, 'dc1-s1')?.version).toBe('1.9.0');
  expect(server(1, 'dc2-s1')?.version).toBe('1.8.7');
});

it('asks the others about what a datacenter does not tell itself', () => {
  const { pools, roster, server } = read(asClientAgent(three(), 'dc3'));
  describeFromWanPools(pools, roster);
  expect(pools).toHaveLength(2);
  expect(server(2, 'dc3-s1')).toMatchObject({ version: '1.8.7', expect: 1, address: '10.3.0.11' });
});

it('recalls servers from old answers only where nobody fresh names any', () => {
  const old = aged(aged(three(), 'dc1', 3_600_000), 'dc2', 3_600_000);
  const fresh = withFact(old, 'dc3', 'wanMembers', (all) =>
    all.filter((m) => m.datacenter !== 'dc1' && m.node !== 'dc2-s3'),
  );
  const { witnesses, roster, server } = read(fresh);
  recallServers(witnesses, roster);
  expect(server(0, 'dc1-s1')).toMatchObject({ version: '1.8.7', views: [] });
  expect(server(1, 'dc2-s3')).toBeUndefined();
});
