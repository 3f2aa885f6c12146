import { describe, expect, it } from 'vitest';
import type { Group } from './groups';
import { distance } from './point';
import { rimLabels } from './rim';
import { layOutRing } from './ring';
import { textWidth } from './words';

const BOXES = [
  { width: 1400, height: 780 },
  { width: 384, height: 512 },
];
function grouped(...sizes: number[]): Group[] {
  let next = 0;
  return sizes.map((size, g) => ({
    label: ['critical', 'warning', 'unknown', 'ok'][g] ?? 'other',
    names: Array.from({ length: size }, () => `datacenter-${++next}`),
  }));
}
const pointsOf = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

describe.each([[[1, 2]], [[1, 5, 6]], [[2, 1, 1, 26]], [[1, 1, 1, 197]]])(
  'groups of %j on the ring',
  (sizes) => {
    it.each(BOXES)(
      'stand together, with words on the chart that keep off islands and each other (%o)',
      (box) => {
        const groups = grouped(...sizes);
        const names = groups.flatMap((group) => group.names);
        const layout = layOutRing(names, box, sizes);
        const labels = rimLabels(layout, groups);
        expect(labels.map(({ count }) => count)).toEqual(sizes);
        const rims = labels.map(({ words }) => pointsOf(words));
        for (const points of rims)
          for (const point of points) {
            expect(point.x).toBeGreaterThan(0);
            expect(point.x).toBeLessThan(box.width);
            expect(point.y).toBeGreaterThan(0);
            expect(point.y).toBeLessThan(box.height);
            for (const place of layout.places) expect(distance(point, place)).toBeGreaterThan(place.radius);
          }
        for (const { text, words, size } of labels) {
          const points = pointsOf(words);
          const way = points.reduce((sum, p, i) => sum + distance(p, points[i - 1] ?? p), 0);
          expect(textWidth(text, size)).toBeLessThanOrEqual(way * 1.15);
        }
        expect(layout.places[0]?.name).toBe('datacenter-1');
      },
    );

    it('says so on a wide chart, in words', () => {
      const groups = grouped(...sizes);
      const layout = layOutRing(
        groups.flatMap(({ names }) => names),
        { width: 1400, height: 780 },
        sizes,
      );
      for (const { text, label } of rimLabels(layout, groups)) expect(text).toContain(label);
    });
  },
);

it('there is nothing to tell apart in one group', () => {
  const groups = grouped(4);
  const layout = layOutRing(
    groups.flatMap(({ names }) => names),
    { width: 800, height: 600 },
    [4],
  );
  expect(rimLabels(layout, groups)).toEqual([]);
});
