import { expect, test } from 'vitest';
import { fitPositions, roundTripSeconds, SERVER_HEIGHT } from './coordinates';

const at = (vec: number[], adjustment = 0) => ({ vec, adjustment });

test('Consul’s formula: distance of the vectors, both heights, both adjustments', () => {
  expect(roundTripSeconds(at([0.03, 0]), at([0, 0.04]))).toBeCloseTo(0.05 + 2 * SERVER_HEIGHT, 9);
  expect(roundTripSeconds(at([0.03, 0], -0.01), at([0, 0.04], 0.002))).toBeCloseTo(
    0.042 + 2 * SERVER_HEIGHT,
    9,
  );
});

test('adjustments that would make it negative do not count', () => {
  expect(roundTripSeconds(at([0], -0.01), at([0], -0.01))).toBe(2 * SERVER_HEIGHT);
});

/** Round trips in ms; the second breaks the triangle inequality, as routes on the Internet do. */
const FLAT = [30, 40, 50];
const CROOKED = [30, 100, 50];

test.each([[FLAT], [CROOKED]])('positions reproduce %j, the same ones every time', (sides) => {
  const wanted = (i: number, j: number) => sides[i + j - 1] ?? NaN;
  const positions = fitPositions(3, wanted);
  for (const [i, j] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const [a, b] = [positions[i], positions[j]];
    if (!a || !b) throw new Error('three positions expected');
    expect(Math.abs((roundTripSeconds(a, b) * 1000) / wanted(i, j) - 1)).toBeLessThan(0.005);
  }
  expect(fitPositions(3, wanted)).toEqual(positions);
});
