import { describe, expect, it } from 'vitest';
import * as samples from '@/components/testing/sample-snapshots';
import type { Snapshot } from '../snapshot/types';
import { chartOf } from './chart';
import { crossings } from './crossings';
import { islandAt } from './island';
import { pairCells } from './pair-cells';
import type { Box } from './point';
import { layOutRing } from './ring';

const DESK = { width: 1472, height: 904 };
const BOXES = [DESK, { width: 832, height: 600 }, { width: 384, height: 512 }];
const SNAPSHOTS = Object.entries(samples).flatMap(([name, sample]) =>
  typeof sample === 'function' ? [] : [[name, sample] as const],
);

function chart(snapshot: Snapshot, box: Box) {
  const ring = layOutRing(
    snapshot.datacenters.map(({ name }) => name),
    box,
  );
  const placed = snapshot.datacenters.flatMap((datacenter, i) => {
    const place = ring.places[i];
    return place ? [{ datacenter, place }] : [];
  });
  return {
    islands: placed.map(({ datacenter, place }) => islandAt(datacenter, place, 1)),
    crossed: crossings(pairCells(snapshot), chartOf(snapshot.datacenters, ring), new Set(), 1),
  };
}

describe.each(SNAPSHOTS)('the chart of %s', (_name, snapshot) => {
  it.each(BOXES)('is finite, complete and the same every time on %o', (box) => {
    const { islands, crossed } = chart(snapshot, box);
    expect(islands).toHaveLength(snapshot.datacenters.length);
    expect(crossed.halves).toHaveLength(pairCells(snapshot).length);
    const text = JSON.stringify({ islands, crossed });
    expect(text).not.toMatch(/NaN|Infinity/);
    expect(text).toBe(JSON.stringify(chart(snapshot, box)));
  });
});

describe('what the chart says', () => {
  it('gives a pair nobody measures a sign, never the look of a connected one', () => {
    const { halves } = chart(samples.ONE_AGENT, DESK).crossed;
    const unmeasured = halves.filter(({ cell }) => cell.from !== 'dc1');
    expect(unmeasured).toHaveLength(4);
    expect(unmeasured.every(({ cell, mark }) => cell.state === 'unknown' && mark !== null)).toBe(true);
  });

  it('has no piers in a traditional federation', () => {
    expect(chart(samples.TRADITIONAL, DESK).islands.flatMap(({ piers }) => piers)).toEqual([]);
  });

  it('keeps what is known of a datacenter whose own view is missing', () => {
    const dc3 = chart(samples.PARTIAL, DESK).islands.find(({ name }) => name === 'dc3');
    expect(dc3?.subtitle?.text).toBe('own view missing');
    expect(dc3?.servers).toHaveLength(3);
    expect(dc3?.piers).toHaveLength(1);
  });
});
