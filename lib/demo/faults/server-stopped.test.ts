import { expect, test } from 'vitest';
import { play, wanTrouble } from '../testing/play';

test('the dead server is failed, then left and gone from Raft', async () => {
  const game = play();
  game.faults('server-stopped');
  expect((await game.ask('us-east 1', '/v1/operator/autopilot/health'))?.status).toBe(429);
  game.clock.advance(5_000);
  expect(await wanTrouble(game, 'eu-north 1')).toEqual(['us-east-s5.us-east 4']);
  game.clock.advance(10_000);
  expect(await wanTrouble(game, 'eu-north 1')).toEqual(['us-east-s5.us-east 3']);
  expect(await game.json('us-east 1', '/v1/status/peers')).toHaveLength(4);
  const health = await game.ask('us-east 1', '/v1/operator/autopilot/health');
  expect(health?.status).toBe(200);
  expect(JSON.parse(health?.body ?? '')).toMatchObject({ Healthy: true, FailureTolerance: 1 });
});

test('it comes back', async () => {
  const game = play();
  game.faults('server-stopped');
  game.clock.advance(20_000);
  game.faults();
  game.clock.advance(10_000);
  expect(await wanTrouble(game, 'eu-north 1')).toEqual([]);
  expect(await game.json('us-east 1', '/v1/status/peers')).toHaveLength(5);
});
