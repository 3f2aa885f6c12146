import { expect, test } from 'vitest';
import { play, wanTrouble } from '../testing/play';

const NO_GATEWAY =
  '500 rpc error getting client: failed to get conn: Remote DC has no server currently reachable';

test('nobody reaches the datacenter, and gossip does not notice', async () => {
  const game = play();
  game.faults('gateways-stopped');
  expect(await game.probe('us-east 1', 'eu-central')).toBe(
    '500 rpc error getting client: failed to get conn: EOF',
  );
  expect(await wanTrouble(game, 'us-east 1')).toEqual([]);
});

test('its own servers are refused by their gateway first, then know of no usable one', async () => {
  const game = play();
  game.faults('gateways-stopped');
  expect(await game.probe('eu-central 2', 'us-west')).toMatch(
    /^500 rpc error getting client: failed to get conn: dial tcp 10\.8\.2\.12:0->10\.8\.2\.5[12]:8443: connect: connection refused$/,
  );
  game.clock.advance(5_000);
  expect(await game.probe('eu-central 2', 'us-west')).toBe(NO_GATEWAY);
});

test('it still reaches the primary, through the gateways there', async () => {
  const game = play();
  game.faults('gateways-stopped');
  game.clock.advance(5_000);
  expect(await game.probe('eu-central 1', 'us-east')).toBe('200 "10.8.0.11:8300"');
});

test('a warm connection breaks once with EOF before new ones fail', async () => {
  const game = play();
  await game.probe('us-east 1', 'eu-central');
  game.faults('gateways-stopped');
  expect(await game.probe('us-east 1', 'eu-central')).toBe('500 rpc error making call: EOF');
  expect(await game.probe('us-east 1', 'eu-central')).toContain('failed to get conn: EOF');
});

test('all datacenters learn from the federation states that both are critical', async () => {
  const game = play();
  game.faults('gateways-stopped');
  game.clock.advance(5_000);
  for (const place of ['us-east 1', 'ap-south 2', 'eu-central 1']) {
    const states = (await game.json(place, '/v1/internal/federation-states')) as {
      Datacenter: string;
      MeshGateways: { Checks: { Status: string; Output: string }[] }[];
    }[];
    const gateways = states.find((state) => state.Datacenter === 'eu-central')?.MeshGateways ?? [];
    expect(gateways.map((g) => g.Checks.some((check) => check.Status === 'critical'))).toEqual([true, true]);
    expect(gateways[0]?.Checks[1]?.Output).toBe('dial tcp 10.8.2.51:8443: connect: connection refused');
  }
});

test('after the repair some routers keep the datacenter offline for a while, then all is well', async () => {
  const game = play();
  game.faults('gateways-stopped');
  const seen = new Set<string>();
  for (let i = 0; i < 40; i++) {
    seen.add(await game.probe('us-east 1', 'eu-central'));
    game.clock.advance(500);
  }
  expect([...seen]).toContain('500 Remote DC has no server currently reachable');
  game.faults();
  game.clock.advance(5_000);
  expect(await game.probe('us-east 1', 'eu-central')).toBe('500 Remote DC has no server currently reachable');
  expect(await game.probe('us-east 2', 'eu-central')).toMatch(/^200/);
  game.clock.advance(20_000);
  expect(await game.probe('us-east 1', 'eu-central')).toMatch(/^200/);
});
