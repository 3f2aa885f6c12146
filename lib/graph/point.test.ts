import { describe, expect, it } from 'vitest';
import { distance, foldAngle, mix, polar, tenth } from './point';

describe('point', () => {
  it('rounds to tenths and never leaves a negative zero', () => {
    expect(tenth(1.26)).toBe(1.3);
    expect(Object.is(tenth(-0.01), 0)).toBe(true);
  });

  it('walks from one point to the other', () => {
    expect(mix({ x: 0, y: 10 }, { x: 10, y: 0 }, 0.25)).toEqual({ x: 2.5, y: 7.5 });
    expect(distance({ x: 0, y: 3 }, { x: 4, y: 0 })).toBe(5);
  });

  it('counts angles clockwise from east, as SVG does', () => {
    const south = polar(Math.PI / 2, 2, { x: 1, y: 1 });
    expect(south.x).toBeCloseTo(1);
    expect(south.y).toBeCloseTo(3);
  });

  it('folds any angle into half a turn either way', () => {
    expect(foldAngle(Math.PI * 2.5)).toBeCloseTo(Math.PI / 2);
    expect(foldAngle(-Math.PI * 1.5)).toBeCloseTo(Math.PI / 2);
  });
});
