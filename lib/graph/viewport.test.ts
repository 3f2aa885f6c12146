import { describe, expect, it } from 'vitest';
import { layOutRing } from './ring';
import {
  cornerIsFree,
  formatZoom,
  inView,
  largestZoom,
  parseZoom,
  signScaleFor,
  touchesView,
  viewOf,
  WHOLE,
  zoomOf,
} from './viewport';

const box = { width: 1000, height: 600 };

describe('inView', () => {
  it('sees everything while the chart is whole', () => {
    expect(inView({ x: 500, y: 300 }, 10, WHOLE, box)).toBe(true);
    expect(inView({ x: -50, y: 300 }, 10, WHOLE, box)).toBe(false);
    expect(inView({ x: -5, y: 300 }, 10, WHOLE, box)).toBe(true);
  });

  it('follows magnification and movement', () => {
    const lowerRight = { x: -1000, y: -600, k: 2 };
    expect(inView({ x: 900, y: 500 }, 10, lowerRight, box)).toBe(true);
    expect(inView({ x: 100, y: 100 }, 10, lowerRight, box)).toBe(false);
  });
});

describe('signScaleFor', () => {
  it('is full size on a desk and never too small to read', () => {
    expect(signScaleFor({ width: 1470, height: 900 })).toBe(1);
    expect(signScaleFor({ width: 384, height: 512 })).toBeLessThan(0.7);
    expect(signScaleFor({ width: 100, height: 100 })).toBe(0.62);
  });
});

describe('cornerIsFree', () => {
  const ring = (count: number) =>
    layOutRing(
      Array.from({ length: count }, (_, i) => `dc${i}`),
      box,
    );

  it('is free beside a ring of few, and taken by many', () => {
    expect(cornerIsFree(ring(3), { width: 240, height: 70 })).toBe(true);
    expect(cornerIsFree(ring(3), { width: 500, height: 300 })).toBe(false);
    expect(cornerIsFree(ring(60), { width: 240, height: 70 })).toBe(false);
  });
});

describe('largestZoom', () => {
  it('grows as islands shrink, until they have room for words', () => {
    const { radius, ...rest } = layOutRing(['a', 'b', 'c'], box);
    expect(largestZoom({ radius, ...rest })).toBe(4);
    expect(largestZoom({ ...rest, radius: 6 }) * 6).toBeGreaterThan(60);
  });
});

describe('touchesView', () => {
  const far = { x: -2000, y: -1200, k: 4 };
  it('keeps what crosses the screen, drops what lies beside it', () => {
    expect(
      touchesView(
        [
          { x: 0, y: 0 },
          { x: 900, y: 500 },
        ],
        far,
        box,
      ),
    ).toBe(true);
    expect(
      touchesView(
        [
          { x: 0, y: 0 },
          { x: 100, y: 100 },
        ],
        far,
        box,
      ),
    ).toBe(false);
  });
});

describe('a zoom in the address', () => {
  const view = { x: -431.5, y: -77.25, k: 2.4 };

  it('restores the view, and the same part of the chart on another screen', () => {
    const zoom = zoomOf(view, box);
    const read = parseZoom(formatZoom(zoom ?? { k: 1, x: 0, y: 0 }));
    const again = viewOf(read ?? { k: 1, x: 0, y: 0 }, box);
    expect(again.k).toBeCloseTo(view.k, 2);
    expect(again.x).toBeCloseTo(view.x, 0);
    expect(again.y).toBeCloseTo(view.y, 0);
    const larger = viewOf(read ?? { k: 1, x: 0, y: 0 }, { width: 2000, height: 1200 });
    expect(larger.x).toBeCloseTo(view.x * 2, 0);
  });

  it('is nothing while all is shown', () => {
    expect(zoomOf(WHOLE, box)).toBeNull();
    expect(viewOf({ k: 1, x: 0.5, y: 0.5 }, box)).toEqual(WHOLE);
  });

  it.each(['', '2', '2,0.5', '0.5,0.5,0.5', '2,9,0.5', 'x,0.5,0.5', '2,0.5,0.5,1', '2,,0.5'])(
    'shows all for "%s"',
    (text) => expect(parseZoom(text)).toBeNull(),
  );
});
