import { expect, it } from 'vitest';
import { slopeOf } from './slope';

it('is that of the line through the points, and of the best line where they scatter', () => {
  expect(
    slopeOf([
      [0, 10],
      [2, 16],
    ]),
  ).toBe(3);
  expect(
    slopeOf([
      [0, 1],
      [1, -1],
      [2, 1],
    ]),
  ).toBe(0);
  expect(slopeOf([[1, 1]])).toBeNaN();
});
