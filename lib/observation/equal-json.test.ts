import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { equalJson } from './equal-json';

it('is whether the texts are the same, in any order of the names', () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(equalJson(a, JSON.parse(JSON.stringify(a)))).toBe(true);
      if (JSON.stringify(a) === JSON.stringify(b)) expect(equalJson(a, b)).toBe(true);
      expect(equalJson(a, [a])).toBe(false);
    }),
  );
  expect(equalJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
});

it('tells apart what differs anywhere', () => {
  const differ: [unknown, unknown][] = [
    [1, '1'],
    [null, undefined],
    [[1], [1, 2]],
    [[], {}],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [{ a: null }, {}],
    [{ toString: 1 }, {}],
  ];
  for (const [a, b] of differ) expect([equalJson(a, b), equalJson(b, a)]).toEqual([false, false]);
  expect(equalJson({ a: undefined }, {})).toBe(true);
});
