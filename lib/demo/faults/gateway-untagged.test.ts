import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('open connections hide it, new ones fail', async () => {
  const game = play();
  expect(await game.probe('us-east 1', 'sa-east')).toMatch(/^200/);
  game.faults('gateway-untagged');
  game.clock.advance(3_000);
  expect(await game.probe('us-east 1', 'sa-east')).toMatch(/^200/);
  expect(await game.probe('us-east 2', 'sa-east')).toBe(
    '500 rpc error getting client: failed to get conn: EOF',
  );
  expect(await game.probe('sa-east 1', 'us-west')).toBe(
    '500 rpc error getting client: failed to get conn: Remote DC has no server currently reachable',
  );
});

test('it still stands in the federation states, passing, without the tag', async () => {
  const game = play();
  game.faults('gateway-untagged');
  game.clock.advance(3_000);
  const byName = (await game.json('eu-north 1', '/v1/internal/federation-states/mesh-gateways')) as {
    [dc: string]: { Service: { Meta: object }; Checks: { Status: string }[] }[];
  };
  const [gateway] = byName['sa-east'] ?? [];
  expect(gateway?.Service.Meta).toEqual({});
  expect(gateway?.Checks.every((check) => check.Status === 'passing')).toBe(true);
});
