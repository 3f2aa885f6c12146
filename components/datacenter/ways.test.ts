import { expect, it } from 'vitest';
import { CONNECTED, DISCONNECTED, datacenter, snapshotOf } from '../testing/snapshot-builder';
import { otherGroups, waysText } from './ways';

const all = ['dc1', 'dc2', 'dc3', 'dc4'].map((name) => datacenter(name));
const told = (snapshot: Parameters<typeof otherGroups>[0], name: string) =>
  otherGroups(snapshot, name).map((group) => [waysText(group), group.others.map((other) => other.name)]);

it('tells all that are well in one line', () => {
  expect(
    told(
      snapshotOf(all, () => CONNECTED),
      'dc2',
    ),
  ).toEqual([['connected both ways', ['dc1', 'dc3', 'dc4']]]);
});

it('tells the directions apart, the worst first', () => {
  const snapshot = snapshotOf(all, (from, to) =>
    to === 'dc3' || (from === 'dc3' && to === 'dc4') ? DISCONNECTED : CONNECTED,
  );
  expect(told(snapshot, 'dc3')).toEqual([
    ['disconnected both ways', ['dc4']],
    ['way there connected, way back disconnected', ['dc1', 'dc2']],
  ]);
});

it('has none in a federation of one', () => {
  expect(
    otherGroups(
      snapshotOf(all.slice(0, 1), () => CONNECTED),
      'dc1',
    ),
  ).toEqual([]);
});
