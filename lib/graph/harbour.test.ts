import { describe, expect, it } from 'vitest';
import { coastOf } from './coast';
import { approach, harbourOf } from './harbour';
import { distance } from './point';

const coast = coastOf('dc1', 100, 0);

describe('harbourOf', () => {
  it('gives each mesh gateway a pier of its own, clear of the next', () => {
    for (const count of [1, 2, 3, 4, 5]) {
      const { piers } = harbourOf(coast, 100, 0, count);
      expect(piers).toHaveLength(count);
      piers.slice(1).forEach((pier, i) => {
        expect(distance(pier.head, piers[i]?.head ?? pier.head)).toBeGreaterThanOrEqual(26);
      });
    }
  });

  it('starts piers on land and ends them over water, short of the bridgehead', () => {
    const { piers, bridgehead } = harbourOf(coast, 100, 0, 3);
    for (const { foot, head } of piers) {
      expect(Math.hypot(foot.x, foot.y)).toBeLessThan(coast(Math.atan2(foot.y, foot.x)));
      expect(Math.hypot(head.x, head.y)).toBeGreaterThan(coast(Math.atan2(head.y, head.x)));
      expect(head.x).toBeLessThan(bridgehead.x);
    }
  });

  it('counts what has no room', () => {
    expect(harbourOf(coast, 100, 0, 12)).toMatchObject({ beyond: 7 });
  });

  it('ends bridges at the coast where there are no mesh gateways by design', () => {
    const { piers, bridgehead } = harbourOf(coast, 100, 0, null);
    expect(piers).toEqual([]);
    expect(bridgehead.x).toBeLessThan(100);
  });
});

describe('approach', () => {
  it('leaves the sign on the pier free', () => {
    const { from, to } = approach({ foot: { x: 0, y: 0 }, head: { x: 10, y: 0 } }, { x: 50, y: 0 }, 8);
    expect(from).toEqual({ x: 18, y: 0 });
    expect(to).toEqual({ x: 50, y: 0 });
  });
});
