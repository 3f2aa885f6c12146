import { expect, it } from 'vitest';
import { CONNECTED, datacenter, snapshotOf } from '../testing/snapshot-builder';
import { slowestWays } from './slowest-ways';

const DATACENTERS = ['dc1', 'dc2', 'dc3'].map((name) => datacenter(name));

it('names the slowest ways, there and back as one, the slowest first', () => {
  const ms: Record<string, number> = { 'dc1>dc2': 10, 'dc2>dc1': 12, 'dc1>dc3': 80, 'dc3>dc2': 40 };
  const snapshot = snapshotOf(DATACENTERS, (from, to) => ({ ...CONNECTED, ms: ms[`${from}>${to}`] ?? null }));
  expect(slowestWays(snapshot, 2)).toEqual([
    { a: 'dc1', b: 'dc3', ms: 80 },
    { a: 'dc2', b: 'dc3', ms: 40 },
  ]);
  expect(slowestWays(snapshot, 9).at(-1)).toEqual({ a: 'dc1', b: 'dc2', ms: 12 });
});

it('names none where no time is known', () => {
  expect(
    slowestWays(
      snapshotOf(DATACENTERS, () => ({ ...CONNECTED, ms: null })),
      3,
    ),
  ).toEqual([]);
});
