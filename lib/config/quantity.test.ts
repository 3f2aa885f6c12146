import { expect, test } from 'vitest';
import { parseDuration, parseGoBool, parseSize } from './quantity';

test.each([
  ['10s', 10_000],
  ['500ms', 500],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['10', 10_000],
  [10, 10_000],
  [0.5, 500],
  ['', null],
  ['10 s', null],
  ['soon', null],
  ['-1s', null],
  [Number.NaN, null],
  [-1, null],
  ['1.s', null],
])('duration %j is %j ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each([
  ['32MiB', 33_554_432],
  ['500kB', 500_000],
  ['1GiB', 1_073_741_824],
  ['7', 7],
  [7, 7],
  ['7B', 7],
  ['32 MiB', null],
  ['32Mb', null],
  [-1, null],
])('size %j is %j bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test('exactly the words of Go are booleans', () => {
  for (const word of ['1', 't', 'T', 'TRUE', 'true', 'True']) expect(parseGoBool(word)).toBe(true);
  for (const word of ['0', 'f', 'F', 'FALSE', 'false', 'False']) expect(parseGoBool(word)).toBe(false);
  for (const word of ['yes', 'tRUE', 'on', '', ' true', 'maybe']) expect(parseGoBool(word)).toBeNull();
});
