import { expect, test } from 'vitest';
import { play, wanTrouble } from '../testing/play';

test('secondaries are cut from the primary but reach each other', async () => {
  const game = play();
  game.faults('primary-gateways-stopped');
  expect(await game.probe('us-west 1', 'us-east')).toMatch(/^500 /);
  expect(await game.probe('us-west 1', 'eu-north')).toMatch(/^200 /);
});

test('secondaries keep the passing federation state of the primary, and lose its servers in gossip', async () => {
  const game = play();
  game.faults('primary-gateways-stopped');
  game.clock.advance(10_000);
  const state = (await game.json('us-west 1', '/v1/internal/federation-state/us-east')) as {
    State: { MeshGateways: { Checks: { Status: string }[] }[] };
  };
  const statuses = state.State.MeshGateways.flatMap((g) => g.Checks.map((check) => check.Status));
  expect(new Set(statuses)).toEqual(new Set(['passing']));
  expect(await wanTrouble(game, 'us-west 1')).toHaveLength(5);
  expect(await wanTrouble(game, 'us-east 1')).toEqual([]);
  const own = (await game.json('us-east 1', '/v1/health/service/mesh-gateway?passing')) as unknown[];
  expect(own).toEqual([]);
});

test('replication of tokens fails meanwhile and works again afterwards', async () => {
  const game = play();
  const broken = async () => {
    const r = (await game.json('us-west 1', '/v1/acl/replication')) as {
      LastSuccess: string;
      LastError: string;
    };
    return Date.parse(r.LastError) > Date.parse(r.LastSuccess);
  };
  expect(await broken()).toBe(false);
  game.faults('primary-gateways-stopped');
  game.clock.advance(10_000);
  expect(await broken()).toBe(true);
  game.faults();
  game.clock.advance(70_000);
  expect(await broken()).toBe(false);
});
