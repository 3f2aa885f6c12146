import { describe, expect, it } from 'vitest';
import { seeded } from './seeded';

const take = (text: string, count: number) => {
  const next = seeded(text);
  return Array.from({ length: count }, () => next());
};

describe('seeded', () => {
  it('gives the same numbers for the same name, others for another', () => {
    expect(take('dc1', 5)).toEqual(take('dc1', 5));
    expect(take('dc1', 5)).not.toEqual(take('dc2', 5));
  });

  it('stays in [0, 1) and spreads', () => {
    const numbers = take('eu-central', 2000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, n) => sum + n, 0) / 2000).toBeCloseTo(0.5, 1);
  });
});
