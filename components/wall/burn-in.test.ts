import { expect, it } from 'vitest';
import { burnInShift } from './burn-in';

it('walks around once an hour and is the same for the same time', () => {
  const quarter = 900_000;
  expect([0, 1, 2, 3, 4].map((n) => burnInShift(n * quarter))).toEqual([
    { x: 0, y: 0 },
    { x: 6, y: 0 },
    { x: 6, y: 6 },
    { x: 0, y: 6 },
    { x: 0, y: 0 },
  ]);
});
