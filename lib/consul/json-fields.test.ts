import { describe, expect, it } from 'vitest';
import {
  byText,
  countAt,
  durationMsAt,
  field,
  flagAt,
  indexAt,
  numberAt,
  objectAt,
  portAt,
  textAt,
  textsAt,
  timeAt,
} from './json-fields';

describe('the readers of fields', () => {
  it('read own fields of objects only', () => {
    expect(field({}, 'toString')).toBeUndefined();
    expect(field(['a'], '0')).toBeUndefined();
    expect(field(null, 'a')).toBeUndefined();
    expect(objectAt({ a: [] }, 'a')).toEqual({});
  });

  it('give null for a wrong type', () => {
    expect([textAt({ a: 1 }, 'a'), textAt({ a: '' }, 'a'), textAt({ a: 'x' }, 'a')]).toEqual([
      null,
      null,
      'x',
    ]);
    expect([countAt({ a: '12' }, 'a'), countAt({ a: -1 }, 'a'), countAt({ a: 1.5 }, 'a')]).toEqual([
      12,
      null,
      null,
    ]);
    expect([portAt({ a: 65_535 }, 'a'), portAt({ a: 65_536 }, 'a')]).toEqual([65_535, null]);
    expect([flagAt({ a: 'true' }, 'a'), flagAt({ a: false }, 'a'), flagAt({ a: 'yes' }, 'a')]).toEqual([
      true,
      false,
      null,
    ]);
    expect([numberAt({ a: Infinity }, 'a'), numberAt({ a: Number.NaN }, 'a')]).toEqual([null, null]);
    expect(textsAt({ a: ['x', 1, null, 'y'] }, 'a')).toEqual(['x', 'y']);
  });

  it('read times, and never for Go’s zero time', () => {
    expect(timeAt({ a: '2026-11-23T10:35:09Z' }, 'a')).toBe('2026-11-23T10:35:09Z');
    expect(timeAt({ a: '0001-01-01T00:00:00Z' }, 'a')).toBeNull();
    expect(timeAt({ a: 'soon' }, 'a')).toBeNull();
  });

  it('read durations as Go prints them, in ms', () => {
    const read = (a: unknown) => durationMsAt({ a }, 'a');
    expect(['0s', '30s', '500ms', '1m30s', '72h0m0s', '1.5s', '250µs'].map(read)).toEqual([
      0, 30_000, 500, 90_000, 259_200_000, 1_500, 0.25,
    ]);
    expect(['', '30', 's', '1d', '-5s', 30, null].map(read)).toEqual(Array(7).fill(null));
  });

  it('read 64-bit indexes as text', () => {
    expect(indexAt({ a: 35 }, 'a')).toBe('35');
    expect(indexAt({ a: '18446744073709551615' }, 'a')).toBe('18446744073709551615');
    expect([
      indexAt({}, 'a'),
      indexAt({ a: -1 }, 'a'),
      indexAt({ a: 'x' }, 'a'),
      indexAt({ a: Infinity }, 'a'),
    ]).toEqual(['', '', '', '']);
  });

  it('sort by code unit, key by key', () => {
    const rows = [
      ['b', '1'],
      ['a', '2'],
      ['a', '10'],
      ['Z', '0'],
    ] as const;
    expect(
      [...rows]
        .sort(
          byText(
            (row) => row[0],
            (row) => row[1],
          ),
        )
        .map((row) => row.join('')),
    ).toEqual(['Z0', 'a10', 'a2', 'b1']);
  });
});
