import { describe, expect, it } from 'vitest';
import { countText, fansOf } from './fan';
import type { Pattern } from './patterns';

const pattern = (change: Partial<Pattern>): Pattern => ({
  datacenter: 'dc1',
  state: 'disconnected',
  into: 19,
  out: 18,
  of: 19,
  ...change,
});
const CENTRE = { x: 500, y: 400 };
const HEADS = new Map([
  ['dc1', { x: 500, y: 60 }],
  ['dc2', { x: 540, y: 62 }],
]);

describe('fans', () => {
  it('count in words', () => {
    expect(countText(pattern({}))).toBe('all 19 in, 18 of 19 out');
    expect(countText(pattern({ into: 0 }))).toBe('18 of 19 out');
  });

  it('reach towards the middle, arrowheads in each broken direction', () => {
    const [fan] = fansOf([pattern({})], HEADS, CENTRE);
    expect(fan?.mark.y).toBeGreaterThan(60);
    expect(fan?.mark.x).toBe(500);
    const heads = (into: number, out: number) =>
      fansOf([pattern({ into, out })], HEADS, CENTRE)[0]?.heads.split('M').length ?? 0;
    expect(heads(19, 19)).toBe(2 * (heads(19, 0) - 1) + 1);
  });

  it('keep the labels of neighbours apart', () => {
    const [one, other] = fansOf([pattern({}), pattern({ datacenter: 'dc2' })], HEADS, CENTRE);
    expect(Math.abs((one?.label.y ?? 0) - (other?.label.y ?? 0))).toBeGreaterThan(30);
  });

  it('leave out what is not on the chart', () => {
    expect(fansOf([pattern({ datacenter: 'elsewhere' })], HEADS, CENTRE)).toEqual([]);
  });
});
