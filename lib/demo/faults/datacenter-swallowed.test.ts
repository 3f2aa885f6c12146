import { expect, test } from 'vitest';
import { play, wanTrouble } from '../testing/play';

test('its agents never answer, requests for it hang until the connection is given up', async () => {
  const game = play();
  game.faults('datacenter-swallowed');
  expect(await game.ask('ap-south 1', '/v1/status/leader')).toBeNull();
  expect(await game.probe('us-east 1', 'ap-south', 9_000)).toBe('no answer');
});

test('an open connection ends with EOF after the hang', async () => {
  const game = play();
  await game.probe('us-east 1', 'ap-south');
  game.faults('datacenter-swallowed');
  expect(await game.probe('us-east 1', 'ap-south', 18_000)).toBe('500 rpc error making call: EOF');
});

test('gossip finds all its servers failed, and the routers then refuse at once', async () => {
  const game = play();
  game.faults('datacenter-swallowed');
  game.clock.advance(25_000);
  expect(await wanTrouble(game, 'us-east 1')).toHaveLength(3);
  expect(await game.probe('us-east 1', 'ap-south')).toBe('500 Remote DC has no server currently reachable');
  game.faults();
  game.clock.advance(10_000);
  expect(await wanTrouble(game, 'us-east 1')).toEqual([]);
  expect(await game.probe('us-east 1', 'ap-south')).toMatch(/^200/);
});
