import { describe, expect, it } from 'vitest';
import { layOutByDistance, type DistanceLayout } from './distance-layout';
import { distance, type Box, type Point } from './point';
import { roundTripsOf, type RoundTrips } from './round-trips';
import { seeded } from './seeded';

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

  it('is the same whatever order the datacenters come in', () => {
    const points = world(30);
    const turned = points.map((_, i) => (i * 7 + 11) % 30);
    const [one, other] = [laidOut(tripsOf(points), DESK), laidOut(tripsOf(points, turned), DESK)];
    expect(other).toEqual(one);
  });

  it.each([3, 6, 12, 30, 100])('moves %i datacenters little when the times change little', (count) => {
    const worlds = [0, 1, 2, 3, 4].map((round) => {
      const points = world(count, `world ${round}`);
      const next = seeded(`noise ${round}`);
      const factors = new Map<string, number>();
      const changed = tripsOf(points, undefined, (i, j) => {
        const factor = factors.get(`${i} ${j}`) ?? 1 + 0.01 * (next() - 0.5);
        factors.set(`${i} ${j}`, factor);
        return factor;
      });
      const before = placesOf(laidOut(tripsOf(points), DESK));
      const after = laidOut(changed, DESK).places;
      return Math.max(...after.map((place) => distance(place, before.get(place.name) ?? { x: 0, y: 0 })));
    });
    // Nothing is mirrored or turned; in most worlds all move by a few pixels. What lies nearly on one line is bent by little.
    expect(Math.max(...worlds)).toBeLessThan(DESK.width * 0.16);
    expect(worlds.sort((a, b) => a - b)[2]).toBeLessThan(DESK.width * 0.03);
  });

  it('puts the longest way along the longer side', () => {
    const line = [0, 1, 2, 3, 4].map((i) => ({ x: i * 10, y: i * 60 }));
    const wide = laidOut(tripsOf(line), DESK).places.map(({ y }) => y);
    expect(Math.max(...wide) - Math.min(...wide)).toBeLessThan(160);
    const tall = laidOut(tripsOf(line), PHONE).places.map(({ x }) => x);
    expect(Math.max(...tall) - Math.min(...tall)).toBeLessThan(160);
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
