import { expect, test } from 'vitest';
import { manualClock } from './clock';
import { defaultFederation } from './default-federation';
import { generateFederation } from './generate';
import { createSimulation } from './simulation';
import { play } from './testing/play';
import { DEMO_TIMING } from './timing';

test('nothing changes in a healthy federation', () => {
  const game = play();
  let changes = 0;
  game.simulation.onChange(() => changes++);
  game.clock.advance(3_600_000);
  expect(changes).toBe(0);
});

test('what is mended before it is noticed is never noticed', () => {
  const game = play();
  const before = game.world.indexes.get(game.dc('eu-central'))?.health;
  game.faults('gateways-stopped');
  game.clock.advance(DEMO_TIMING.gatewayCheck - 100);
  game.faults();
  game.clock.advance(60_000);
  expect(game.world.indexes.get(game.dc('eu-central'))?.health).toBe(before);
});

test('the same faults at the same times give the same world', () => {
  const run = () => {
    const game = play();
    game.faults('primary-gateways-stopped', 'quorum-lost');
    game.clock.advance(7_000);
    game.faults('quorum-lost', 'server-stopped');
    game.clock.advance(40_000);
    const { lan, wan, indexes, federationStates } = game.world;
    const names = (map: Map<{ node: string }, string>) =>
      [...map].map(([server, status]) => [server.node, status]);
    return {
      lan: names(lan),
      wan: [...wan.values()].map(names),
      indexes: [...indexes.values()],
      states: [...federationStates.values()].map((copies) =>
        [...copies.values()].map((copy) => copy.modifyIndex),
      ),
    };
  };
  expect(run()).toEqual(run());
});

test('stop ends all timers and tells nobody any more', () => {
  const clock = manualClock();
  const simulation = createSimulation(defaultFederation('mesh-gateways'), clock, DEMO_TIMING);
  let changes = 0;
  simulation.onChange(() => changes++);
  simulation.setFaults([
    (conditions, { primary }) => primary.gateways.forEach((g) => conditions.stoppedGateways.add(g)),
  ]);
  const told = changes;
  simulation.stop();
  clock.advance(60_000);
  expect(changes).toBe(told);
  expect(
    simulation.world.registrations.get(simulation.world.topology.primary.gateways[0] ?? missing())?.status,
  ).toBe('passing');
});

test('200 datacenters settle', () => {
  const size = { datacenters: 200, serversPer: 5, gatewaysPer: 3 };
  const game = play(generateFederation(size, 'mesh-gateways'));
  game.faults('gateways-stopped');
  game.clock.advance(10_000);
  const dead = game.dc('dc3');
  for (const observer of game.topology.datacenters) {
    const record = game.world.federationStates.get(observer)?.get(dead)?.record;
    expect(record?.gateways.map((gateway) => gateway.status)).toEqual(['critical', 'critical', 'critical']);
  }
});

function missing(): never {
  throw new Error('no gateway in the primary');
}
