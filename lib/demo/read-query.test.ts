import { expect, test } from 'vitest';
import { parseGoDuration, readQuery } from './read-query';

const read = (query: string) => readQuery(new URLSearchParams(query));

test('defaults', () => {
  expect(read('')).toEqual({ datacenter: null, stale: false, index: 0, waitMs: 300_000 });
});

test('a blocking query of another datacenter, at most ten minutes', () => {
  expect(read('dc=dc2&stale&index=7&wait=55000ms')).toEqual({
    datacenter: 'dc2',
    stale: true,
    index: 7,
    waitMs: 55_000,
  });
  expect(read('wait=2h')).toMatchObject({ waitMs: 600_000 });
});

test.each([
  ['stale&consistent', 'Cannot specify ?stale with ?consistent, conflicting semantics.'],
  ['index=1&wait=abc', 'Invalid wait time'],
  ['index=abc', 'Invalid index'],
])('refuses %s', (query, refusal) => {
  expect(read(query)).toEqual({ refusal });
});

test('Go durations', () => {
  expect(['250ms', '1m30s', '1.5s', '40', '10', 'ms', '5x'].map(parseGoDuration)).toEqual([
    250,
    90_000,
    1_500,
    40,
    10,
    null,
    null,
  ]);
});
