import { expect, test } from 'vitest';
import { play, wanTrouble } from '../testing/play';

test('the federation itself does not change', async () => {
  const game = play();
  game.faults('agent-unreachable');
  game.clock.advance(60_000);
  expect([...game.world.conditions.httpClosed].map((server) => server.node)).toEqual(['eu-central-s2']);
  expect(await game.probe('us-east 1', 'eu-central')).toMatch(/^200/);
  expect(await wanTrouble(game, 'us-east 1')).toEqual([]);
});
