import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutByDistance, type DistanceLayout } from './distance-layout';
import { placeNames } from './place-names';
import { distance, polar, type Box, type Point } from './point';
import { roundTripsOf, type RoundTrips } from './round-trips';
import { seeded } from './seeded';
import { WHOLE } from './viewport';

const DESK = { width: 1400, height: 780 };
const SMALL = { width: 832, height: 560 };
const PHONE = { width: 384, height: 512 };
const nameOf = (i: number) => `dc${String(i + 1).padStart(3, '0')}`;

/** Some cities as far apart as the world is wide, every datacenter a few ms off its city; neighbours by name stand in one city. */
function world(count: number, seed = 'world'): Point[] {
  const next = seeded(seed);
  const cities = Array.from({ length: Math.max(3, Math.ceil(count / 8)) }, () => ({
    x: next() * 260,
    y: next() * 120,
  }));
  return Array.from({ length: count }, (_, i) => {
    const city = cities[Math.floor((i * cities.length) / count)] ?? { x: 0, y: 0 };
    return { x: city.x + next() * 6, y: city.y + next() * 6 };
  });
}

/** `change`: what a pair's time is multiplied by. */
function tripsOf(
  points: readonly Point[],
  order = points.map((_, i) => i),
  change: (i: number, j: number) => number = () => 1,
): RoundTrips {
  return roundTripsOf({
    names: order.map(nameOf),
    primary: nameOf(0),
    roundTripMs: order.flatMap((i) =>
      order.map((j) => {
        const [a, b] = [points[i], points[j]];
        return a && b && i !== j ? (1 + distance(a, b)) * change(Math.min(i, j), Math.max(i, j)) : null;
      }),
    ),
  });
}

function laidOut(trips: RoundTrips, box: Box): DistanceLayout {
  const layout = layOutByDistance(trips, box);
  if (!layout) throw new Error('no round-trip times');
  return layout;
}
const placesOf = ({ places: all }: DistanceLayout) => new Map(all.map((place) => [place.name, place]));

describe('layOutByDistance', () => {
  it.each([3, 4, 6, 9, 12, 30, 61, 100, 200])('keeps %i islands apart and on the chart', (count) => {
    for (const box of [DESK, SMALL, PHONE]) {
      const { places: all, radius } = laidOut(tripsOf(world(count)), box);
      expect(all).toHaveLength(count);
      all.forEach((place, i) => {
        expect(place.x).toBeGreaterThanOrEqual(radius);
        expect(place.x).toBeLessThanOrEqual(box.width - radius);
        expect(place.y).toBeGreaterThanOrEqual(radius);
        expect(place.y).toBeLessThanOrEqual(box.height - radius);
        for (const other of all.slice(i + 1)) expect(distance(place, other)).toBeGreaterThan(radius * 2.05);
      });
    }
  });

  it('draws a plane to scale', () => {
    const corners = [0, 1, 2, 3, 4, 5].map((i) => ({ x: (i % 3) * 90, y: i > 2 ? 110 : 0 }));
    const { unitsPerMs, places: all } = laidOut(tripsOf(corners), DESK);
    const drawn = new Map(all.map((place) => [place.name, place]));
    corners.forEach((a, i) =>
      corners.slice(i + 1).forEach((b, k) => {
        const [one, other] = [drawn.get(nameOf(i)), drawn.get(nameOf(i + 1 + k))];
        const ms = one && other ? distance(one, other) / unitsPerMs : 0;
        expect(Math.abs(ms - (distance(a, b) + 1))).toBeLessThan(8);
      }),
    );
  });

  it('says how far off it is: little where the times lie in a plane, much where all are equally far', () => {
    const plane = [0, 1, 2, 3, 4, 5].map((i) => ({ x: (i % 3) * 90, y: i > 2 ? 110 : 0 }));
    expect(laidOut(tripsOf(plane), DESK).off).toBeLessThan(0.06);
    const equal = tripsOf(
      plane.map(() => ({ x: 0, y: 0 })),
      undefined,
      () => 40,
    );
    expect(laidOut(equal, DESK).off).toBeGreaterThan(0.15);
  });

  it('is the same whatever order the datacenters come in', () => {
    const points = world(30);
    const turned = points.map((_, i) => (i * 7 + 11) % 30);
    const [one, other] = [laidOut(tripsOf(points), DESK), laidOut(tripsOf(points, turned), DESK)];
    expect(other).toEqual(one);
  });

  /** How far those that move most move (in a crowd, all but the last in twenty) when every time changes by up to `noise`, part of the width. */
  function moved(points: readonly Point[], noise: number, seed: string): number {
    const next = seeded(seed);
    const factors = new Map<string, number>();
    const changed = tripsOf(points, undefined, (i, j) => {
      const factor = factors.get(`${i} ${j}`) ?? 1 + noise * (2 * next() - 1);
      factors.set(`${i} ${j}`, factor);
      return factor;
    });
    const before = placesOf(laidOut(tripsOf(points), DESK));
    const ways = laidOut(changed, DESK)
      .places.map((place) => distance(place, before.get(place.name) ?? { x: 0, y: 0 }))
      .sort((a, b) => a - b);
    return (ways[Math.ceil(ways.length * 0.95) - 1] ?? 0) / DESK.width;
  }

  it.each([3, 6, 12, 30, 100])('moves %i datacenters little when the times change little', (count) => {
    const worlds = Array.from({ length: count > 50 ? 10 : 40 }, (_, round) =>
      moved(world(count, `world ${round}`), 0.005, `noise ${round}`),
    ).sort((a, b) => a - b);
    // In most worlds all move by a few pixels; where cities lie nearly on one line, its ends are bent by little.
    expect(worlds[Math.floor(worlds.length / 2)]).toBeLessThan(0.04);
    expect(worlds[Math.floor(worlds.length * 0.9)]).toBeLessThan(0.08);
  });

  const corners = (count: number, order: readonly number[]): Point[] =>
    order.map((i) => polar((i / count) * Math.PI * 2, 60));
  it.each([
    ['a square', corners(4, [0, 1, 2, 3])],
    ['a square, its corners in another order', corners(4, [0, 2, 1, 3])],
    ['a square, in a third order', corners(4, [0, 2, 3, 1])],
    ['six corners', corners(6, [0, 2, 4, 1, 3, 5])],
    ['eight corners', corners(8, [0, 1, 2, 3, 4, 5, 6, 7])],
    ['a star', [{ x: 0, y: 0 }, ...corners(4, [0, 2, 1, 3])]],
    ['three on a line', [60, 0, 120].map((x) => ({ x, y: 0 }))],
  ])('neither mirrors nor turns %s, whatever the last digits say', (_shape, points) => {
    for (let round = 0; round < 10; round++) {
      expect(moved(points, 1e-6, `round ${round}`)).toBeLessThan(1e-3);
      expect(moved(points, 0.01, `round ${round}`)).toBeLessThan(0.05);
    }
  });

  it.each([3, 5, 8, 12, 40])('keeps %i that are equally far from each other where they are', (count) => {
    const next = seeded('equal');
    const equal = (noise: number) =>
      placesOf(
        laidOut(
          tripsOf(
            Array.from({ length: count }, () => ({ x: 0, y: 0 })),
            undefined,
            () => 40 * (1 + noise * (2 * next() - 1)),
          ),
          DESK,
        ),
      );
    const before = equal(0);
    for (const place of equal(0.02).values())
      expect(distance(place, before.get(place.name) ?? { x: 0, y: 0 })).toBeLessThan(DESK.width * 0.04);
  });

  it('moves nobody far at the last digit, wherever they are', () => {
    const spot = fc.record({
      x: fc.double({ min: 0, max: 200, noNaN: true }),
      y: fc.double({ min: 0, max: 120, noNaN: true }),
    });
    // Not in one place or in symmetry: there the last digit is all there is.
    const uneven = fc
      .array(spot, { minLength: 2, maxLength: 25 })
      .map((spots) => spots.map(({ x, y }, i) => ({ x: x + i * 2.3, y: y + ((i * i * 7) % 13) })));
    fc.assert(
      fc.property(uneven, fc.string(), (points, seed) => moved(points, 1e-9, seed) < 0.01),
      { seed: 4, numRuns: 200 },
    );
  });

  it('puts the longest way along the longer side', () => {
    const line = [0, 1, 2, 3, 4].map((i) => ({ x: i * 10, y: i * 60 }));
    const wide = laidOut(tripsOf(line), DESK).places.map(({ y }) => y);
    expect(Math.max(...wide) - Math.min(...wide)).toBeLessThan(160);
    const tall = laidOut(tripsOf(line), PHONE).places.map(({ x }) => x);
    expect(Math.max(...tall) - Math.min(...tall)).toBeLessThan(160);
  });

  it('has room for the name of every datacenter of a few dozen, and for that of the primary in any crowd', () => {
    for (const [count, all] of [
      [12, true],
      [30, true],
      [60, false],
      [100, false],
      [200, false],
    ] as const) {
      // All but two in one city: the hard case.
      const city = Array.from({ length: count }, (_, i) => ({ x: i < count - 2 ? i * 0.01 : 150, y: i % 3 }));
      const layout = laidOut(tripsOf(city), DESK);
      const names = layout.places.map(({ name }) => name);
      const sides = placeNames(layout, names, WHOLE, {
        before: layout.before,
        words: [],
        signs: [],
        ways: [],
      });
      expect(sides.has(nameOf(0))).toBe(true);
      if (all) expect(sides.size).toBe(count);
    }
  });

  it('puts datacenters without a known time into a frame of their own, below the others', () => {
    const points = world(9);
    const trips = tripsOf(points, undefined, (i, j) =>
      i === 4 || j === 4 || i === 7 || j === 7 ? Number.NaN : 1,
    );
    const { apart, places: all } = laidOut(trips, DESK);
    expect(apart?.names).toEqual(['dc005', 'dc008']);
    for (const { name, y } of all) {
      if (apart?.names.includes(name)) expect(y).toBeGreaterThan(apart.frame.top);
      else expect(y).toBeLessThan(apart?.frame.top ?? 0);
    }
  });

  it('leaves the chart to the ring when no two have a known time', () => {
    expect(
      layOutByDistance(
        tripsOf(world(5), undefined, () => Number.NaN),
        DESK,
      ),
    ).toBeNull();
    expect(layOutByDistance(tripsOf([]), DESK)).toBeNull();
  });

  it('puts those side by side that are closer than can be drawn, and says how close that is', () => {
    const points = [...Array.from({ length: 9 }, (_, i) => ({ x: i * 0.1, y: 0 })), { x: 200, y: 0 }];
    const { leastMs, radius, places: all } = laidOut(tripsOf(points), DESK);
    expect(leastMs).toBeGreaterThan(1);
    const far = all.find(({ name }) => name === nameOf(9));
    const near = all.filter((place) => place !== far);
    for (const place of near) {
      expect(distance(place, near[0] ?? place)).toBeLessThan(radius * 14);
      expect(distance(place, far ?? place)).toBeGreaterThan(400);
    }
  });
});
