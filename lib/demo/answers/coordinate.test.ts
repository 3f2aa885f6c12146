import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('every datacenter with its servers by short name; who left is forgotten', async () => {
  const game = play();
  game.faults('server-stopped');
  game.clock.advance(30_000);
  const entries = (await game.json('us-west 1', '/v1/coordinate/datacenters')) as {
    Datacenter: string;
    Coordinates: { Node: string; Coord: { Vec: number[]; Height: number } }[];
  }[];
  expect(entries).toHaveLength(6);
  expect(entries[0]?.Coordinates.map((c) => c.Node)).toEqual([
    'us-east-s1',
    'us-east-s2',
    'us-east-s3',
    'us-east-s4',
  ]);
  expect(entries[0]?.Coordinates[0]?.Coord.Vec).toHaveLength(8);
});
