import { describe, expect, it } from 'vitest';
import type { Layout } from './layout';
import { placeNames } from './place-names';
import { seeded } from './seeded';
import { WHOLE } from './viewport';
import { textWidth } from './words';

const NOTHING = { before: [], words: [], signs: [], ways: [] };
const BOX = { width: 900, height: 600 };
function crowded(count: number): Layout {
  const next = seeded('names');
  const places = Array.from({ length: count }, (_, i) => ({
    name: `eu-west-${i}`,
    x: 30 + next() * 840,
    y: 30 + next() * 540,
    radius: 9,
    harbour: next() * 6,
    room: 100,
  }));
  return {
    kind: 'distance',
    box: BOX,
    centre: { x: 450, y: 300 },
    radius: 9,
    names: 'beside',
    nameSize: 10,
    places,
  };
}

describe('placeNames', () => {
  const layout = crowded(150);
  const names = layout.places.map(({ name }) => name);
  const frames = (found: ReturnType<typeof placeNames>) =>
    layout.places.flatMap(({ name, x, y, radius }) => {
      const side = found.get(name);
      if (!side) return [];
      if (typeof side === 'object') {
        const from = side.x > 0 ? x + side.x : x + side.x - textWidth(name, 10);
        return [
          { left: from, right: from + textWidth(name, 10), top: y + side.y - 5, bottom: y + side.y + 5 },
        ];
      }
      const width = textWidth(name, 10);
      const left =
        side === 'right' ? x + radius + 7 : side === 'left' ? x - radius - 7 - width : x - width / 2;
      const middle = side === 'above' ? y - radius - 9 : side === 'below' ? y + radius + 9 : y;
      return [{ left, right: left + width, top: middle - 5, bottom: middle + 5 }];
    });

  it.each([[[]], [names]])('never puts one name on another, on an island, or over the edge', (needed) => {
    const all = frames(placeNames(layout, names, WHOLE, NOTHING, needed));
    expect(all.length).toBeGreaterThan(50);
    all.forEach((a, i) => {
      expect(a.left).toBeGreaterThan(0);
      expect(a.right).toBeLessThan(BOX.width);
      for (const b of all.slice(i + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
      for (const { x, y, radius } of layout.places) {
        const dx = Math.max(a.left - x, 0, x - a.right);
        const dy = Math.max(a.top - y, 0, y - a.bottom);
        expect(Math.hypot(dx, dy)).toBeGreaterThan(radius * 0.95);
      }
    });
  });

  it('leads what is needed to where there is room, and nothing else', () => {
    const without = placeNames(layout, names, WHOLE, NOTHING);
    const needed = names.filter((name) => !without.has(name)).slice(0, 8);
    const found = placeNames(layout, names, WHOLE, NOTHING, needed);
    const led = [...found].filter(([, side]) => typeof side === 'object').map(([name]) => name);
    expect(needed).toHaveLength(8);
    expect(led.length).toBeGreaterThan(5);
    expect(needed).toEqual(expect.arrayContaining(led));
    expect(found.size).toBe(without.size + led.length);
  });

  it('gives room to the important first, and to more of them when the chart is magnified', () => {
    const last = names.at(-1) ?? '';
    expect(placeNames(layout, [last, ...names], WHOLE, NOTHING).has(last)).toBe(true);
    const near = placeNames(layout, names, { x: -900, y: -600, k: 3 }, NOTHING);
    const visible = layout.places.filter(({ x, y }) => x > 300 && x < 600 && y > 200 && y < 400);
    const share = (found: ReadonlyMap<string, unknown>) =>
      visible.filter(({ name }) => found.has(name)).length / visible.length;
    expect(share(near)).toBeGreaterThanOrEqual(share(placeNames(layout, names, WHOLE, NOTHING)));
  });

  it('keeps off what is taken', () => {
    const everywhere = { left: 0, top: 0, right: BOX.width, bottom: BOX.height };
    expect(placeNames(layout, names, WHOLE, { ...NOTHING, words: [everywhere] }).size).toBe(0);
    expect(placeNames(layout, names, WHOLE, { ...NOTHING, before: [everywhere] }).size).toBe(0);
    // Signs are covered rather than names left out.
    expect(placeNames(layout, names, WHOLE, { ...NOTHING, signs: [everywhere] }).size).toBeGreaterThan(50);
  });
});
