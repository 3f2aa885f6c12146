import { expect, test } from 'vitest';
import { play } from './testing/play';

test('the first request opens a connection and takes three round trips, the next ones one', () => {
  const game = play(undefined, { latencyScale: 1 });
  const forward = () => game.router.forward(game.server('us-east 1'), game.dc('ap-south'));
  const [first, second] = [forward(), forward()];
  expect(first).toMatchObject({ ok: true });
  expect(first.after).toBeCloseTo(3 * second.after, 6);
  expect(second.after).toBeGreaterThan(180);
  expect(second.after).toBeLessThan(200);
});

test('an idle connection is opened anew after two minutes', () => {
  const game = play();
  const forward = () => game.router.forward(game.server('us-east 2'), game.dc('sa-east'));
  forward();
  game.faults('gateway-untagged');
  game.clock.advance(119_000);
  expect(forward().ok).toBe(true);
  game.clock.advance(121_000);
  expect(forward()).toMatchObject({ ok: false, text: 'rpc error getting client: failed to get conn: EOF' });
});

test('connected until the way breaks', () => {
  const game = play();
  const connected = () => game.router.isConnected(game.server('us-east 1'), game.dc('eu-central'));
  expect(connected()).toBe(false);
  game.router.forward(game.server('us-east 1'), game.dc('eu-central'));
  expect(connected()).toBe(true);
  game.faults('gateways-stopped');
  expect(connected()).toBe(false);
});
