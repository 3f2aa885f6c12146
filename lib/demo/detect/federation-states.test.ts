import { expect, test } from 'vitest';
import { play } from '../testing/play';

/** Gateway statuses of `subject` as `observer` has them. */
function copy(game: ReturnType<typeof play>, observer: string, subject: string): string[] {
  const record = game.world.federationStates.get(game.dc(observer))?.get(game.dc(subject))?.record;
  return (record?.gateways ?? []).map((gateway) => gateway.status);
}

test('travel from the datacenter to the primary, then to the others, and stay in sync', () => {
  const game = play(undefined, { antiEntropy: 1_000, replication: 1_000 });
  game.faults('gateway-critical');
  expect(copy(game, 'us-east', 'ap-south')).toEqual(['passing', 'passing']);
  game.clock.advance(1_100);
  expect(copy(game, 'us-east', 'ap-south')).toEqual(['critical', 'passing']);
  expect(copy(game, 'eu-north', 'ap-south')).toEqual(['passing', 'passing']);
  game.clock.advance(1_100);
  expect(copy(game, 'eu-north', 'ap-south')).toEqual(['critical', 'passing']);
  const at = (dc: string) => game.world.federationStates.get(game.dc(dc))?.get(game.dc('ap-south'));
  expect(at('eu-north')?.record.modifyIndex).toBe(at('us-east')?.modifyIndex);
});

test('who is cut off from the primary keeps old ones, its own too', () => {
  const game = play();
  game.faults('primary-gateways-stopped', 'gateway-critical');
  game.clock.advance(30_000);
  for (const observer of ['us-east', 'eu-north', 'ap-south']) {
    expect(copy(game, observer, 'ap-south')).toEqual(['passing', 'passing']);
  }
  expect([...game.world.replicationFailing.keys()].map((dc) => dc.name)).toHaveLength(5);
  game.faults('gateway-critical');
  game.clock.advance(30_000);
  expect(copy(game, 'eu-north', 'ap-south')).toEqual(['critical', 'passing']);
  expect(game.world.replicationFailing.size).toBe(0);
});
