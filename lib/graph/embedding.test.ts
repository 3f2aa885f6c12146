import { describe, expect, it } from 'vitest';
import { embed } from './embedding';
import { distance, type Point } from './point';
import { seeded } from './seeded';

const scattered = (count: number): Point[] => {
  const next = seeded('embedding');
  return Array.from({ length: count }, () => ({ x: next() * 200, y: next() * 90 }));
};
const distances = (points: readonly Point[]): Float64Array =>
  Float64Array.from(points.flatMap((a) => points.map((b) => (a === b ? Number.NaN : distance(a, b)))));

function worstError(points: readonly Point[], wanted: Float64Array): number {
  return Math.max(
    ...points.flatMap((a, i) =>
      points.map((b, j) => {
        const ms = wanted[i * points.length + j] ?? Number.NaN;
        return Number.isNaN(ms) ? 0 : Math.abs(distance(a, b) / ms - 1);
      }),
    ),
  );
}

describe('embed', () => {
  it.each([2, 3, 7, 40])('keeps the distances of %i points that do lie in a plane', (count) => {
    const wanted = distances(scattered(count));
    expect(worstError(embed(wanted, count), wanted)).toBeLessThan(0.02);
  });

  it('finds the place of points whose distances are known in part', () => {
    const count = 12;
    const wanted = distances(scattered(count));
    for (let i = 0; i < count; i++) {
      const j = (i + 5) % count;
      wanted[i * count + j] = wanted[j * count + i] = Number.NaN;
    }
    expect(worstError(embed(wanted, count), wanted)).toBeLessThan(0.05);
  });

  it('is finite for points in one place, on one line, and for distances no plane can have', () => {
    const same = new Float64Array(9).fill(0.05);
    const line = distances([0, 1, 2, 3].map((x) => ({ x, y: 0 })));
    const apart = new Float64Array(100).fill(80);
    for (const [wanted, count] of [
      [same, 3],
      [line, 4],
      [apart, 10],
    ] as const)
      for (const { x, y } of embed(wanted, count))
        expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });

  it('has nothing to do for one point and none', () => {
    expect(embed(new Float64Array([Number.NaN]), 1)).toEqual([{ x: 0, y: 0 }]);
    expect(embed(new Float64Array(), 0)).toEqual([]);
  });
});
