import { describe, expect, it } from 'vitest';
import { textWidth } from './words';
import { layOutWallRing, NAME_SIZE } from './wall-ring';
import { nameOver, stacked } from './wall-names';

const BOX = { width: 680, height: 480 };
const named = (count: number, name = (i: number) => `datacenter-${i + 1}`) =>
  Array.from({ length: count }, (_, i) => name(i));

/** Frames of all lines of all names. */
const frames = ({ names }: ReturnType<typeof layOutWallRing>) =>
  names.flatMap(({ lines, x, y, anchor }) =>
    lines.map((text, i) => {
      const width = textWidth(text, NAME_SIZE);
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      const at = y + i * NAME_SIZE * 1.18;
      return { text, left, right: left + width, top: at - NAME_SIZE / 2, bottom: at + NAME_SIZE / 2 };
    }),
  );

describe('layOutWallRing', () => {
  for (const [what, name] of [
    ['plain', undefined],
    ['long', (i: number) => `production-${'x'.repeat(60)}-${i}`],
  ] as const)
    for (const count of [1, 2, 3, 6, 8, 9, 12, 13, 24, 30])
      it(`${count} ${what} names are all there, level, on the chart, and none lies on another`, () => {
        const ring = layOutWallRing(named(count, name), BOX);
        expect(ring.names).toHaveLength(count);
        const all = frames(ring);
        for (const [i, a] of all.entries()) {
          expect(a.left, a.text).toBeGreaterThanOrEqual(0);
          expect(a.right, a.text).toBeLessThanOrEqual(BOX.width);
          expect(a.top, a.text).toBeGreaterThanOrEqual(0);
          expect(a.bottom, a.text).toBeLessThanOrEqual(BOX.height);
          for (const b of all.slice(i + 1))
            expect(
              a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
              `${a.text} on ${b.text}`,
            ).toBe(false);
        }
      });

  for (const count of [9, 12, 13, 24, 30])
    it(`${count} names lie on no island, and those far from theirs have a line to it`, () => {
      const ring = layOutWallRing(named(count), BOX);
      for (const frame of frames(ring))
        for (const { name, x, y, radius } of ring.layout.places) {
          const dx = Math.max(frame.left - x, 0, x - frame.right);
          const dy = Math.max(frame.top - y, 0, y - frame.bottom);
          expect(Math.hypot(dx, dy), `${frame.text} on ${name}`).toBeGreaterThan(radius);
        }
      for (const { leader } of ring.names)
        if (leader) expect(Math.hypot(leader[1].x - leader[0].x, leader[1].y - leader[0].y)).toBeLessThan(90);
    });

  it('is the same for the same names, and depends on nothing else', () => {
    expect(layOutWallRing(named(12), BOX)).toEqual(layOutWallRing(named(12), BOX));
  });
});

describe('stacked', () => {
  const bounds = { top: 0, bottom: 100 };
  it('moves what is too near apart, evenly, and leaves the others', () => {
    expect(stacked([10, 50, 50, 90], 10, bounds)).toEqual([10, 45, 55, 90]);
  });
  it('keeps inside the bounds', () => {
    expect(stacked([-20, 0, 1], 10, bounds)).toEqual([0, 10, 20]);
    expect(stacked([99, 100], 10, bounds)).toEqual([90, 100]);
  });
  it('draws closer together where there is no room', () => {
    expect(stacked([50, 50, 50], 80, bounds)).toEqual([0, 50, 100]);
  });
});

describe('nameOver', () => {
  it('stands above its island, below it at the upper edge, and never beyond an edge', () => {
    const at = (x: number, y: number) => nameOver({ name: 'eu-central', x, y, radius: 10 }, 15, BOX);
    expect(at(300, 200).y).toBeLessThan(190);
    expect(at(300, 12).y).toBeGreaterThan(22);
    const half = textWidth('eu-central', 15) / 2;
    expect(at(0, 200).x).toBeCloseTo(half, 0);
    expect(at(BOX.width, 200).x).toBeCloseTo(BOX.width - half, 0);
  });
});
