import { expect, test } from 'vitest';
import { defaultFederation } from './default-federation';
import { healthyWorld, isUsable, leaderOf, liveGateways, raftPeers, raise, usableGateways } from './world';

const world = () => healthyWorld(defaultFederation('mesh-gateways'), 0);

test('starts with a leader everywhere and federation states in sync', () => {
  const start = world();
  const { datacenters, primary } = start.topology;
  for (const dc of datacenters) {
    expect(dc.servers).toContain(leaderOf(start, dc));
    expect(raftPeers(start, dc)).toEqual(dc.servers);
    for (const subject of datacenters) {
      const copy = start.federationStates.get(dc)?.get(subject);
      expect(copy?.record).toBe(start.federationStates.get(primary)?.get(subject)?.record);
      expect(usableGateways(start, dc, subject)).toEqual(subject.gateways);
    }
  }
});

test('a gateway is usable when tagged and not critical', () => {
  const start = world();
  const [gateway] = liveGateways(start, start.topology.primary);
  if (!gateway) throw new Error('a gateway expected');
  expect(isUsable(gateway)).toBe(true);
  expect(isUsable({ ...gateway, tagged: false })).toBe(false);
  expect(isUsable({ ...gateway, status: 'critical' })).toBe(false);
});

test('raising an index passes both tables', () => {
  const start = world();
  const dc = start.topology.primary;
  const before = { ...start.indexes.get(dc) };
  const raised = raise(start, dc, 'health');
  expect(raised).toBeGreaterThan(Math.max(before.health ?? 0, before.federationStates ?? 0));
  expect(start.indexes.get(dc)).toEqual({ ...before, health: raised });
});
