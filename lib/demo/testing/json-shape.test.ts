import { expect, test } from 'vitest';
import { missingIn, shapeOf } from './json-shape';

test('finds absent keys and other types at any depth', () => {
  const a = shapeOf([{ A: 1, B: { C: 'x' } }]);
  expect(missingIn(a, shapeOf([{ A: 1, B: { C: 'x' } }]))).toEqual([]);
  expect(missingIn(a, shapeOf([{ A: '1', B: {} }]))).toEqual(['[].A: number', '[].B.C: string']);
});

test('null stands for any value, an empty list for any elements', () => {
  expect(missingIn(shapeOf({ T: null }), shapeOf({ T: ['x'] }))).toEqual([]);
  expect(missingIn(shapeOf({ T: ['x'] }), shapeOf({ T: null }))).toEqual([]);
  expect(missingIn(shapeOf({ T: ['x'] }), shapeOf({ T: [] }))).toEqual([]);
  expect(missingIn(shapeOf({ T: null }), shapeOf({}))).toEqual(['.T: null']);
});

test('keys of a map are data', () => {
  expect(missingIn(shapeOf({ dc1: [] }, true), shapeOf({ other: [] }, true))).toEqual([]);
});
