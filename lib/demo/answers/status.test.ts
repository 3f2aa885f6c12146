import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('leader and peers by address, here and there', async () => {
  const game = play();
  expect(await game.json('us-east 1', '/v1/status/leader')).toBe('10.8.0.11:8300');
  expect(await game.json('us-east 1', '/v1/status/leader?dc=us-west')).toBe('10.8.1.12:8300');
  expect(await game.json('us-east 1', '/v1/status/peers?dc=us-west')).toEqual([
    '10.8.1.11:8300',
    '10.8.1.12:8300',
    '10.8.1.13:8300',
  ]);
});
