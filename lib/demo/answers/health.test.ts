import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('the servers of the catalog are those of the LAN pool, dead ones critical until removed', async () => {
  const game = play();
  const read = async () =>
    ((await game.json('us-east 1', '/v1/health/service/consul')) as { Checks: { Status: string }[] }[]).map(
      (entry) => entry.Checks[0]?.Status,
    );
  game.faults('server-stopped');
  game.clock.advance(3_000);
  expect(await read()).toEqual(['passing', 'passing', 'passing', 'passing', 'critical']);
  game.clock.advance(10_000);
  expect(await read()).toHaveLength(4);
});

test('an unknown service is an empty list, none at all a 400', async () => {
  const game = play();
  expect(await game.json('us-east 1', '/v1/health/service/nothing')).toEqual([]);
  expect(await game.ask('us-east 1', '/v1/health/service/')).toMatchObject({
    status: 400,
    body: 'Missing service name',
  });
});

test('an application service', async () => {
  expect(await play().json('us-east 1', '/v1/health/service/web?passing')).toMatchObject([
    { Node: { Node: 'us-east-app1' }, Service: { Service: 'web', Tags: ['http', 'public'] } },
  ]);
});
