import { expect, test } from 'vitest';
import { play } from '../testing/play';
import { DEMO_TIMING } from '../timing';
import { gatewayChecks } from './gateway-checks';

test('a stopped process takes the check’s interval, a new registration none', () => {
  const game = play();
  expect([...gatewayChecks(game.world, DEMO_TIMING)]).toEqual([]);
  const [stopped, untagged] = game.dc('us-east').gateways;
  if (!stopped || !untagged) throw new Error('two gateways expected');
  game.world.conditions.stoppedGateways.add(stopped);
  game.world.conditions.untaggedGateways.add(untagged);
  const found = [...gatewayChecks(game.world, DEMO_TIMING)];
  expect(found.map(({ key, delay }) => [key, delay])).toEqual([
    ['gateway 0.g0', DEMO_TIMING.gatewayCheck],
    ['gateway 0.g1', 0],
  ]);
});

test('without a leader nothing is written', () => {
  const game = play();
  game.faults('quorum-lost');
  game.clock.advance(5_000);
  for (const gateway of game.dc('eu-north').gateways) game.world.conditions.stoppedGateways.add(gateway);
  expect([...gatewayChecks(game.world, DEMO_TIMING)]).toEqual([]);
});
