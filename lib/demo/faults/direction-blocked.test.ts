import { expect, test } from 'vitest';
import { play, wanTrouble } from '../testing/play';

test('one direction fails, the other works, gossip is calm', async () => {
  const game = play();
  game.faults('direction-blocked');
  game.clock.advance(6_000);
  expect(await game.probe('us-west 1', 'ap-south')).toBe(
    '500 rpc error getting client: failed to get conn: EOF',
  );
  expect(await game.probe('ap-south 1', 'us-west')).toMatch(/^200/);
  expect(await game.probe('us-east 1', 'ap-south')).toMatch(/^200/);
  expect(await wanTrouble(game, 'us-west 1')).toEqual([]);
});
