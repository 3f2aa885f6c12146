import { describe, expect, it } from 'vitest';
import { distance } from './point';
import { serverRows } from './server-rows';

describe('serverRows', () => {
  it('centres one row', () => {
    expect(serverRows(3, 130).places).toEqual([
      { x: -26, y: 0 },
      { x: 0, y: 0 },
      { x: 26, y: 0 },
    ]);
  });

  it.each([1, 2, 5, 7, 9, 30])('keeps %i servers apart and within the width', (count) => {
    const { places, beyond, apart } = serverRows(count, 120);
    expect(places.length + beyond).toBe(count);
    places.forEach((place, i) => {
      expect(Math.abs(place.x)).toBeLessThanOrEqual(60);
      for (const other of places.slice(i + 1))
        expect(distance(place, other)).toBeGreaterThanOrEqual(apart - 0.01);
    });
  });

  it('is empty without servers', () => {
    expect(serverRows(0, 100)).toMatchObject({ places: [], height: 0, beyond: 0 });
  });
});
