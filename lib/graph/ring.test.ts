import { describe, expect, it } from 'vitest';
import { distance } from './point';
import { layOutRing } from './ring';

const names = (count: number) => Array.from({ length: count }, (_, i) => `datacenter-${i + 1}`);
const DESKTOP = { width: 1400, height: 880 };
const PHONE = { width: 358, height: 420 };

describe('layOutRing', () => {
  it.each([DESKTOP, PHONE])(
    'keeps islands apart and inside the chart for 2 to 40 datacenters (%o)',
    (box) => {
      for (let count = 2; count <= 40; count++) {
        const { places, radius } = layOutRing(names(count), box);
        places.forEach((place, i) => {
          expect(Number.isFinite(place.x) && Number.isFinite(place.y)).toBe(true);
          expect(place.x - radius).toBeGreaterThanOrEqual(0);
          expect(place.x + radius).toBeLessThanOrEqual(box.width);
          expect(place.y - radius).toBeGreaterThanOrEqual(0);
          expect(place.y + radius).toBeLessThanOrEqual(box.height);
          for (const other of places.slice(i + 1))
            expect(distance(place, other)).toBeGreaterThan(radius * 2.6);
        });
      }
    },
  );

  it('puts the first datacenter at the top and goes clockwise', () => {
    const [first, second] = layOutRing(names(5), DESKTOP).places;
    expect(first?.x).toBeCloseTo(700);
    expect(first?.y).toBeLessThan(200);
    expect(second?.x).toBeGreaterThan(900);
  });

  it('lets two datacenters face each other along the longer side', () => {
    const wide = layOutRing(names(2), DESKTOP).places;
    expect(wide[0]?.y).toBeCloseTo(wide[1]?.y ?? 0);
    expect(wide[0]?.x).toBeLessThan(wide[1]?.x ?? 0);
    const tall = layOutRing(names(2), PHONE).places;
    expect(tall[0]?.y).toBeLessThan(tall[1]?.y ?? 0);
  });

  it.each([DESKTOP, { width: 832, height: 600 }, { width: 824, height: 520 }])(
    'leaves the zoom buttons free (%o)',
    (box) => {
      for (let count = 2; count <= 40; count++)
        for (const { x, y, radius } of layOutRing(names(count), box).places)
          expect(
            x + radius < box.width - 60 ||
              y + radius < box.height - 120 ||
              Math.hypot(Math.max(0, box.width - 72 - x), Math.max(0, box.height - 136 - y)) > radius,
          ).toBe(true);
    },
  );

  it('has room for words on a phone with few datacenters, above the row of buttons', () => {
    for (const count of [2, 3, 4, 5, 6]) {
      const { names: where, places, radius } = layOutRing(names(count), { width: 384, height: 512 });
      expect(where, `${count} datacenters`).toBe('inside');
      for (const { y } of places) expect(y + radius).toBeLessThan(512 - 36);
    }
  });

  it('uses the height of the chart also with three', () => {
    const heights = layOutRing(names(3), DESKTOP).places.map(({ y }) => y);
    expect(Math.min(...heights) + Math.max(...heights)).toBeCloseTo(880);
    expect(Math.max(...heights)).toBeGreaterThan(600);
  });

  it('is the same for the same names and box', () => {
    expect(layOutRing(names(7), DESKTOP)).toEqual(layOutRing(names(7), DESKTOP));
  });

  it('lays out one, none, and 200', () => {
    expect(layOutRing(names(1), DESKTOP).places[0]).toMatchObject({ x: 700, y: 440 });
    expect(layOutRing([], DESKTOP).places).toEqual([]);
    const many = layOutRing(names(200), DESKTOP);
    expect(many.names).toBe('beside');
    expect(many.radius).toBeGreaterThan(2);
  });
});
