import { expect, test } from 'vitest';
import { defaultFederation } from '../default-federation';
import { play, wanTrouble } from '../testing/play';

test('behind gateways gossip and federation states stay green', async () => {
  const game = play();
  game.faults('datacenter-down');
  game.clock.advance(100_000);
  expect(await game.probe('us-west 1', 'sa-east')).toMatch(/EOF|Remote DC has no server/);
  expect(await wanTrouble(game, 'us-west 1')).toEqual([]);
  const { State } = (await game.json('us-west 1', '/v1/internal/federation-state/sa-east')) as {
    State: { MeshGateways: { Checks: { Status: string }[] }[] };
  };
  expect(State.MeshGateways[0]?.Checks.every((check) => check.Status === 'passing')).toBe(true);
});

test('in traditional federation its members fail', async () => {
  const game = play(defaultFederation('traditional'));
  game.faults('datacenter-down');
  expect(await game.probe('us-west 1', 'sa-east')).toMatch(/:8300: connect: connection refused$/);
  game.clock.advance(10_000);
  expect(await wanTrouble(game, 'us-west 1')).toHaveLength(3);
  expect(await game.probe('us-west 1', 'sa-east')).toBe('500 Remote DC has no server currently reachable');
});
