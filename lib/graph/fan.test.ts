import { describe, expect, it } from 'vitest';
import { countText, fansOf } from './fan';
import type { Pattern } from './patterns';
import { textWidth } from './words';

const pattern = (change: Partial<Pattern>): Pattern => ({
  datacenter: 'dc1',
  state: 'disconnected',
  into: 19,
  out: 18,
  of: 19,
  ...change,
});
const HEADS = new Map([
  ['dc1', { x: 500, y: 60, angle: Math.PI / 2, room: 340 }],
  ['dc2', { x: 540, y: 62, angle: Math.PI / 2, room: 340 }],
]);

describe('fans', () => {
  it('count in words', () => {
    expect(countText(pattern({}))).toBe('all 19 ways in, 18 of 19 out');
    expect(countText(pattern({ into: 0 }))).toBe('18 of 19 ways out');
  });

  it('reach towards the middle, arrowheads in each broken direction', () => {
    const [fan] = fansOf([pattern({})], HEADS, []);
    expect(fan?.mark.y).toBeGreaterThan(60);
    expect(fan?.mark.x).toBe(500);
    const heads = (into: number, out: number) =>
      fansOf([pattern({ into, out })], HEADS, [])[0]?.heads.length ?? 0;
    expect(heads(19, 19)).toBe(2 * heads(19, 0));
    expect(heads(19, 0)).toBeGreaterThan(2);
  });

  it('keep the labels of neighbours apart', () => {
    const [one, other] = fansOf([pattern({}), pattern({ datacenter: 'dc2' })], HEADS, []);
    expect(Math.abs((one?.label?.y ?? 0) - (other?.label?.y ?? 0))).toBeGreaterThan(30);
  });

  it('turn their words away from an island that lies in front', () => {
    const island = { x: 500, y: 190, radius: 60 };
    const [fan] = fansOf([pattern({})], HEADS, [island]);
    const { x = 0, y = 0 } = fan?.label ?? {};
    expect(Math.hypot(x - island.x, y - island.y)).toBeGreaterThan(island.radius);
  });

  it('leave out what is not on the chart', () => {
    expect(fansOf([pattern({ datacenter: 'elsewhere' })], HEADS, [])).toEqual([]);
  });
});

it('a fan whose words would lie on others in any place has none, and names are shortened', () => {
  const everywhere = [{ x: 500, y: 200, radius: 2_000 }];
  expect(fansOf([pattern({})], HEADS, everywhere).map(({ label }) => label)).toEqual([null]);
  const long = 'a-name-that-no-chart-has-room-for-beside-all-the-others';
  const heads = new Map([[long, { x: 500, y: 60, angle: Math.PI / 2, room: 340 }]]);
  const [fan] = fansOf([pattern({ datacenter: long })], heads, []);
  expect(fan?.label?.name).toMatch(/^a-.*….*others$/);
});

it('has no words that would leave the chart', () => {
  const labelIn = (width: number) =>
    fansOf([pattern({})], HEADS, [], undefined, { width, height: 400 })[0]?.label ?? null;
  expect(labelIn(1_000)).not.toBeNull();
  const half = textWidth(countText(pattern({})), 11) / 2;
  const narrow = [520, 540, 560, 580, 600, 640].map((width) => ({ width, label: labelIn(width) }));
  expect(narrow.every(({ width, label }) => label === null || label.x + half <= width)).toBe(true);
  expect(narrow.some(({ label }) => label !== null)).toBe(true);
  expect(labelIn(200)).toBeNull();
});
