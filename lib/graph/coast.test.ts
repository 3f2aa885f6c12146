import { curveBasisClosed, line } from 'd3';
import { describe, expect, it } from 'vitest';
import { coastOf, coastPath, shoalPaths } from './coast';
import { polar, type Point } from './point';

const around = Array.from({ length: 360 }, (_, i) => (i / 180) * Math.PI);

describe('coastOf', () => {
  it('stays within the radius and is never a sliver, whatever the name', () => {
    for (let i = 0; i < 200; i++) {
      const coast = coastOf(`dc-${i}`, 100, i);
      for (const angle of around) {
        expect(coast(angle)).toBeLessThanOrEqual(100.5);
        expect(coast(angle)).toBeGreaterThan(45);
      }
    }
  });

  it('has its bay at the harbour', () => {
    const towards = coastOf('dc1', 100, 0.5)(0.5);
    const elsewhere = coastOf('dc1', 100, 0.5 + Math.PI)(0.5);
    expect(towards).toBeLessThan(elsewhere * 0.86);
  });

  it('is the same for the same name, another for another', () => {
    const path = (name: string) => coastPath(coastOf(name, 80, 1));
    expect(path('dc1')).toBe(path('dc1'));
    expect(path('dc1')).not.toBe(path('dc2'));
  });
});

describe('coastPath', () => {
  it('is a closed path of finite numbers with at most one decimal', () => {
    const path = coastPath(coastOf('eu-central', 92.3, 2));
    expect(path).toMatch(/^M.*Z$/);
    expect(path).not.toMatch(/NaN|Infinity|\.\d{2,}/);
  });

  it('draws what is round round, as d3 would', () => {
    const pairs = coastPath(() => 90).match(/-?[\d.]+,-?[\d.]+/g) ?? [];
    const reach = pairs.map((pair) => Math.hypot(...pair.split(',').map(Number)));
    expect(Math.min(...reach)).toBeGreaterThan(89);
    expect(Math.max(...reach)).toBeLessThan(90.5);
    const circle = Array.from({ length: 44 }, (_, i) => polar((i / 44) * Math.PI * 2, 90));
    const d3Path = line<Point>(
      ({ x }) => x,
      ({ y }) => y,
    ).curve(curveBasisClosed)(circle);
    const knots = (path: string) =>
      path.split('C').map((part) => (part.match(/-?[\d.]+(e-?\d+)?/g) ?? []).slice(-2).map(Number));
    const theirs = knots(d3Path ?? '');
    for (const [x = 0, y = 0] of knots(coastPath(() => 90)))
      expect(theirs.some(([a = 0, b = 0]) => Math.hypot(a - x, b - y) < 0.1)).toBe(true);
  });

  it('draws the depth contours outside each other', () => {
    const [inner, middle, outer] = shoalPaths(coastOf('dc1', 90, 0), 90);
    const reach = (path = '') => Math.max(...(path.match(/-?[\d.]+/g) ?? []).map(Number));
    expect(reach(inner)).toBeGreaterThan(90);
    expect(reach(middle)).toBeGreaterThan(reach(inner));
    expect(reach(outer)).toBeGreaterThan(reach(middle));
  });
});
