import { expect, test } from 'vitest';
import { play } from '../testing/play';
import { leaderOf } from '../world';

const nameOf = (game: ReturnType<typeof play>, dc: string) => leaderOf(game.world, game.dc(dc))?.node ?? null;

test('a dead leader is followed by another in a later term', () => {
  const game = play();
  expect(nameOf(game, 'us-west')).toBe('us-west-s2');
  const term = game.world.leaders.get(game.dc('us-west'))?.term ?? 0;
  game.simulation.setFaults([({ stoppedServers }) => stoppedServers.add(game.server('us-west 2'))]);
  game.clock.advance(700);
  expect(nameOf(game, 'us-west')).toBeNull();
  game.clock.advance(2_000);
  expect(nameOf(game, 'us-west')).toBe('us-west-s1');
  expect(game.world.leaders.get(game.dc('us-west'))?.term).toBeGreaterThan(term);
});

test('a living leader without a majority steps down', () => {
  const game = play();
  expect(nameOf(game, 'eu-north')).toBe('eu-north-s1');
  game.faults('quorum-lost');
  game.clock.advance(60_000);
  expect(nameOf(game, 'eu-north')).toBeNull();
});
