import { describe, expect, test } from 'vitest';
import { defaultFederation } from './default-federation';
import { dial, isOpen, leaderReaches, routableServers } from './dial';
import { play } from './testing/play';

/** The ways that eight dials in a row take, as `own gateway > remote gateway`. */
function ways(game: ReturnType<typeof play>, from: string, to: string): string[] {
  const found = Array.from({ length: 8 }, (_, pick) =>
    dial(game.world, game.server(from), game.dc(to), pick),
  );
  return [
    ...new Set(
      found.map((d) => (d.ok ? `${d.way.own?.node ?? '-'} > ${d.way.remote?.node ?? '-'}` : d.text)),
    ),
  ];
}

describe('the gateways a server dials', () => {
  test('another secondary: always its own', () => {
    const game = play();
    for (const way of ways(game, 'us-west 1', 'eu-north'))
      expect(way).toMatch(/^us-west-gw\d > eu-north-gw\d$/);
  });

  test('the primary: its own since 1.9.2', () => {
    for (const way of ways(play(), 'us-west 1', 'us-east'))
      expect(way).toMatch(/^us-west-gw\d > us-east-gw\d$/);
  });

  test('the primary in 1.8.7: followers dial its gateways directly, the leader does not', () => {
    const game = play(defaultFederation('mesh-gateways', '1.8.7'));
    // us-west is the second datacenter: its second server leads.
    for (const way of ways(game, 'us-west 1', 'us-east')) expect(way).toMatch(/^- > us-east-gw\d$/);
    for (const way of ways(game, 'us-west 2', 'us-east'))
      expect(way).toMatch(/^us-west-gw\d > us-east-gw\d$/);
  });

  test('none in traditional federation', () => {
    expect(ways(play(defaultFederation('traditional')), 'us-west 1', 'eu-north')).toEqual(['- > -']);
  });
});

test('every server of the target takes its turn, those not alive never', () => {
  const game = play();
  expect(routableServers(game.world, game.dc('us-east'), game.dc('eu-north'))).toHaveLength(3);
  const [dead] = game.dc('eu-north').servers;
  if (!dead) throw new Error('a server expected');
  game.world.wan.get(game.dc('us-east'))?.set(dead, 'failed');
  const targets = new Set<string>();
  for (let pick = 0; pick < 6; pick++) {
    const outcome = dial(game.world, game.server('us-east 1'), game.dc('eu-north'), pick);
    if (outcome.ok) targets.add(outcome.way.target.node);
  }
  expect([...targets].sort()).toEqual(['eu-north-s2', 'eu-north-s3']);
});

test('an open connection outlives the registration, not the process', () => {
  const game = play();
  const from = game.server('us-east 1');
  const outcome = dial(game.world, from, game.dc('sa-east'), 0);
  if (!outcome.ok) throw new Error(outcome.text);
  game.faults('gateway-untagged');
  expect(isOpen(game.world, from, outcome.way)).toBe('open');
  game.faults('datacenter-down');
  expect(isOpen(game.world, from, outcome.way)).toBe('broken');
});

test('a leader reaches the primary directly when its own gateways are gone', () => {
  const game = play();
  game.faults('gateways-stopped');
  expect(leaderReaches(game.world, game.dc('eu-central'), game.dc('us-east'))).toBe(true);
  expect(leaderReaches(game.world, game.dc('eu-central'), game.dc('us-west'))).toBe(false);
});
