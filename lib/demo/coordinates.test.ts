import { expect, test } from 'vitest';
import { fitVectors, roundTripSeconds, SERVER_HEIGHT } from './coordinates';

test('Consul’s formula: distance of the vectors and both heights', () => {
  const a = [0.03, 0, 0, 0, 0, 0, 0, 0];
  const b = [0, 0.04, 0, 0, 0, 0, 0, 0];
  expect(roundTripSeconds(a, b)).toBeCloseTo(0.05 + 2 * SERVER_HEIGHT, 9);
  expect(roundTripSeconds(a, a)).toBe(2 * SERVER_HEIGHT);
});

test('vectors reproduce a table, the same ones every time', () => {
  const table = [
    [0, 30, 40],
    [30, 0, 50],
    [40, 50, 0],
  ];
  const wanted = (i: number, j: number) => table[i]?.[j] ?? NaN;
  const vectors = fitVectors(3, wanted);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < i; j++) {
      expect(roundTripSeconds(vectors[i] ?? [], vectors[j] ?? []) * 1000).toBeCloseTo(wanted(i, j), 3);
    }
  }
  expect(fitVectors(3, wanted)).toEqual(vectors);
});
