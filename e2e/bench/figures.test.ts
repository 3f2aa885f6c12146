import { describe, expect, it } from 'vitest';
import { figureTable, holds, quantile, type Figure } from './figures';

const figure = (change: Partial<Figure>): Figure => ({
  name: 'n',
  at: 'a',
  value: 1,
  unit: 'ms',
  budget: null,
  ...change,
});

describe('figures', () => {
  it('hold their budget from above or from below, and never when not measured', () => {
    expect(holds(figure({ value: 5, budget: 5 }))).toBe(true);
    expect(holds(figure({ value: 6, budget: 5 }))).toBe(false);
    expect(holds(figure({ value: 54, budget: 55, atLeast: true }))).toBe(false);
    expect(holds(figure({ value: Number.NaN, budget: 5 }))).toBe(false);
  });

  it('are told in a table', () => {
    const table = figureTable([
      figure({ name: 'pan', value: 61.23, unit: 'frames/s', budget: 55, atLeast: true }),
    ]);
    expect(table).toContain('| pan  | a     | 61.2 frames/s | ≥ 55 frames/s | yes   |');
  });

  it('take quantiles of sorted values', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([3, 1, 2], 0.99)).toBe(3);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
