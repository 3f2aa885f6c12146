import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alongCurve, bridgeFromHarbours, type Bridge, type Bridgehead } from './bridge';
import type { Place } from './layout';
import { distance, polar, type Point } from './point';
import { routesAmong } from './routes';

const RADIUS = 30;
const place = (name: string, x: number, y: number, harbour: number): Place => ({
  name,
  x,
  y,
  radius: RADIUS,
  harbour,
  room: 200,
});
const headOf = ({ x, y, harbour, room }: Place): Bridgehead => ({
  ...polar(harbour, RADIUS * 1.42, { x, y }),
  angle: harbour,
  room,
});
const nearest = ({ near, far }: Bridge, to: Point): number =>
  Math.min(
    ...[near, far].flatMap((curve) =>
      Array.from({ length: 21 }, (_, i) => distance(alongCurve(curve, i / 20), to)),
    ),
  );

describe('routesAmong', () => {
  const [west, east] = [place('west', 100, 300, 0), place('east', 900, 300, Math.PI)];

  it('is the plain bridge where nothing is in the way', () => {
    const route = routesAmong([west, east, place('far', 500, 900, 0)], RADIUS);
    expect(route(headOf(west), headOf(east))).toEqual(bridgeFromHarbours(headOf(west), headOf(east), RADIUS));
  });

  it('passes an island, on the side that is nearer', () => {
    const between = place('between', 500, 310, 0);
    const { near, far } = routesAmong([west, east, between], RADIUS)(headOf(west), headOf(east));
    expect(nearest({ near, far }, between)).toBeGreaterThan(RADIUS);
    expect(near.end.y).toBeLessThan(300);
    expect(near.end).toEqual(far.end);
  });

  it('passes any one island between two others, and keeps both its ends', () => {
    const spot = fc.record({ x: fc.integer({ min: 230, max: 770 }), y: fc.integer({ min: 200, max: 400 }) });
    fc.assert(
      fc.property(spot, ({ x, y }) => {
        const between = place('between', x, y, 0);
        const bridge = routesAmong([west, east, between], RADIUS)(headOf(west), headOf(east));
        expect(bridge.near.start).toEqual(headOf(west));
        expect(bridge.far.start).toEqual(headOf(east));
        expect(nearest(bridge, between)).toBeGreaterThan(RADIUS * 0.85);
        expect(Math.min(nearest(bridge, west), nearest(bridge, east))).toBeGreaterThan(RADIUS * 0.85);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('runs no further aside than it must among many', () => {
    const crowd = Array.from({ length: 40 }, (_, i) =>
      place(`dc${i}`, 300 + (i % 8) * 70, 100 + Math.floor(i / 8) * 90, 0),
    );
    const bridge = routesAmong([west, east, ...crowd], RADIUS)(headOf(west), headOf(east));
    for (const curve of [bridge.near, bridge.far])
      expect(Math.abs(alongCurve(curve, 1).y - 300)).toBeLessThan(RADIUS * 4);
  });
});
