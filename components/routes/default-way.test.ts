import { expect, it } from 'vitest';
import { CONNECTED, DISCONNECTED, datacenter, snapshotOf } from '../testing/snapshot-builder';
import { defaultWay } from './default-way';

const names = ['dc1', 'dc2', 'dc3'];
const all = names.map((name) => datacenter(name));

it('begins with what is broken, else with the way to the primary', () => {
  expect(defaultWay(snapshotOf(all, () => CONNECTED))).toEqual({ from: 'dc2', to: 'dc1' });
  const broken = snapshotOf(all, (from, to) => (from === 'dc3' && to === 'dc2' ? DISCONNECTED : CONNECTED));
  expect(defaultWay(broken)).toEqual({ from: 'dc3', to: 'dc2' });
  const degraded = snapshotOf(all, (from) =>
    from === 'dc3' ? { ...CONNECTED, state: 'degraded' } : CONNECTED,
  );
  expect(defaultWay(degraded)).toEqual({ from: 'dc3', to: 'dc1' });
});

it('has none in a federation of one', () => {
  expect(defaultWay(snapshotOf(all.slice(0, 1), () => CONNECTED))).toBeNull();
});
