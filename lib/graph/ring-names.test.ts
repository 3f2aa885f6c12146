import { describe, expect, it } from 'vitest';
import type { Layout } from './layout';
import { distance } from './point';
import { layOutRing } from './ring';
import { namesOnRing } from './ring-names';
import { WHOLE } from './viewport';

describe('namesOnRing', () => {
  const ring = (count: number, box: { width: number; height: number }) =>
    layOutRing(
      Array.from({ length: count }, (_, i) => `datacenter-${i}`),
      box,
    );
  const all = (layout: Layout) => layout.places.map(({ name }) => name);

  it('are all there while there is room', () => {
    const layout = ring(200, { width: 1400, height: 780 });
    expect(namesOnRing(layout, all(layout), WHOLE).size).toBe(200);
  });

  it('never stand closer than a line is high; the important ones do stand', () => {
    const layout = ring(200, { width: 384, height: 512 });
    const kept = namesOnRing(layout, ['datacenter-77', ...all(layout)], WHOLE);
    expect(kept.has('datacenter-77')).toBe(true);
    const places = layout.places.filter(({ name }) => kept.has(name));
    expect(places.length).toBeGreaterThan(30);
    places.forEach((place, i) => {
      for (const other of places.slice(i + 1)) expect(distance(place, other)).toBeGreaterThan(10);
    });
    expect(namesOnRing(layout, all(layout), { x: 0, y: 0, k: 4 }).size).toBe(200);
  });
});
