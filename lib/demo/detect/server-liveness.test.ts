import { expect, test } from 'vitest';
import { play } from '../testing/play';
import { DEMO_TIMING } from '../timing';
import { serverLiveness } from './server-liveness';

const differences = (game: ReturnType<typeof play>) =>
  [...serverLiveness(game.world, DEMO_TIMING)].map(({ key, to }) => `${key} ${to}`);

test('a dead server fails, then leaves, then comes back', () => {
  const game = play();
  const server = game.server('us-west 3');
  game.world.conditions.stoppedServers.add(server);
  expect(differences(game)).toEqual(['lan 1.2 failed']);
  game.world.lan.set(server, 'failed');
  expect(differences(game)).toEqual(['lan 1.2 left']);
  game.world.lan.set(server, 'left');
  expect(differences(game)).toEqual([]);
  game.world.conditions.stoppedServers.delete(server);
  expect(differences(game)).toEqual(['lan 1.2 alive']);
});

test('autopilot does not remove half of the servers or more', () => {
  const game = play();
  for (const place of ['us-west 1', 'us-west 3']) {
    game.world.conditions.stoppedServers.add(game.server(place));
    game.world.lan.set(game.server(place), 'failed');
  }
  expect(differences(game)).toEqual([]);
});

test('where all are dead nobody notices', () => {
  const game = play();
  for (const server of game.dc('us-west').servers) game.world.conditions.stoppedServers.add(server);
  expect(differences(game)).toEqual([]);
});
