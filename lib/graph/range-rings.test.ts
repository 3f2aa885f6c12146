import { describe, expect, it } from 'vitest';
import { layOutByDistance } from './distance-layout';
import { distance } from './point';
import { rangeRings, ringFrames } from './range-rings';
import { roundTripsOf } from './round-trips';

const names = ['dc1', 'dc2', 'dc3', 'dc4', 'dc5'];
const at = [0, 40, 90, 150, 220];
const layout = layOutByDistance(
  roundTripsOf({
    names,
    primary: 'dc1',
    roundTripMs: at.flatMap((a, i) =>
      at.map((b, j) => (i === j || i === 4 || j === 4 ? null : Math.abs(a - b))),
    ),
  }),
  { width: 1200, height: 700 },
);
if (!layout) throw new Error('no layout');

describe('rangeRings', () => {
  it('are round times apart, around the datacenter, to the scale of the chart', () => {
    const told = rangeRings(layout, 'dc1');
    const place = layout.places.find(({ name }) => name === 'dc1');
    expect(told?.around).toMatchObject({ x: place?.x, y: place?.y });
    expect(told?.rings.length).toBeGreaterThan(2);
    told?.rings.forEach(({ radius, text }) =>
      expect(radius).toBeCloseTo(Number.parseFloat(text) * layout.unitsPerMs),
    );
  });

  it('carry their time where no island is', () => {
    for (const name of names.slice(0, 4)) {
      const told = rangeRings(layout, name);
      if (!told) throw new Error(name);
      expect(ringFrames(told).length).toBeGreaterThan(1);
      for (const { at: where } of told.rings)
        for (const place of layout.places)
          if (where) expect(distance(where, place)).toBeGreaterThan(place.radius * 1.4);
    }
  });

  it('are none around what has no known time, and nobody', () => {
    expect(rangeRings(layout, 'dc5')).toBeNull();
    expect(rangeRings(layout, 'nobody')).toBeNull();
  });
});
