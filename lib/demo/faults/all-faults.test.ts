import { expect, test } from 'vitest';
import { defaultFederation } from '../default-federation';
import { generateFederation } from '../generate';
import { play } from '../testing/play';
import { allFaults } from './all-faults';

test('ids are unique, titles short, descriptions one sentence with a real name', () => {
  const topology = defaultFederation('mesh-gateways');
  const faults = allFaults(topology);
  expect(faults.map((fault) => fault.id)).toHaveLength(12);
  expect(new Set(faults.map((fault) => fault.id)).size).toBe(12);
  for (const { title, description } of faults) {
    expect(title.length).toBeLessThan(60);
    expect(description).toMatch(/^[^.]+\.$/);
    expect(topology.datacenters.some((dc) => description.includes(dc.name))).toBe(true);
  }
});

test('what needs gateways is left out where there are none', () => {
  const ids = allFaults(defaultFederation('traditional')).map((fault) => fault.id);
  expect(ids).toContain('server-stopped');
  expect(ids.filter((id) => id.includes('gateway') || id === 'flag-missing')).toEqual([]);
  expect(
    allFaults(generateFederation({ datacenters: 1, serversPer: 1, gatewaysPer: 0 }, 'traditional')),
  ).toEqual([]);
});

test('all at once, then none: the federation heals', async () => {
  const game = play();
  game.faults(...allFaults(game.topology).map((fault) => fault.id));
  for (let i = 0; i < 60; i++) {
    for (const dc of game.topology.datacenters) void (await game.probe('us-east 1', dc.name, 0));
    game.clock.advance(1_000);
  }
  game.faults();
  game.clock.advance(60_000);
  const names = game.topology.datacenters.map((dc) => dc.name);
  for (const from of names) for (const to of names) await game.probe(`${from} 1`, to);
  game.clock.advance(20_000);
  for (const from of names) {
    for (const to of names)
      expect(`${from} ${to} ${await game.probe(`${from} 1`, to)}`).toMatch(/ 200 "10\./);
  }
});
