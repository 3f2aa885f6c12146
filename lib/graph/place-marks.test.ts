import { describe, expect, it } from 'vitest';
import { bridgeBetween } from './bridge';
import { placeMarks } from './place-marks';
import { distance, polar } from './point';

const centre = { x: 600, y: 400 };

describe('placeMarks', () => {
  it.each([3, 6, 9, 12])('keeps the signs of every broken half apart with %i datacenters', (count) => {
    const rim = Array.from({ length: count }, (_, i) => polar((i / count) * Math.PI * 2, 330, centre));
    const down = rim[1] ?? centre;
    const curves = rim.flatMap((point, i) => {
      if (i === 1) return [];
      const { near, far } = bridgeBetween(point, down, centre);
      return [near, far];
    });
    const marks = placeMarks(curves, 22);
    marks.forEach((mark, i) => {
      for (const other of marks.slice(i + 1)) expect(distance(mark, other)).toBeGreaterThan(20);
    });
  });

  it('keeps clear of places that are taken', () => {
    const curve = { start: { x: 0, y: 0 }, control: { x: 100, y: 0 }, end: { x: 200, y: 0 } };
    const [mark] = placeMarks([curve], 22, [{ x: 132, y: 0, radius: 0 }]);
    expect(Math.abs((mark?.x ?? 132) - 132)).toBeGreaterThan(19);
  });

  it('finds a place even where there is no room', () => {
    const curve = { start: { x: 0, y: 0 }, control: { x: 1, y: 0 }, end: { x: 2, y: 0 } };
    expect(placeMarks([curve, curve, curve], 22)).toHaveLength(3);
  });
});
