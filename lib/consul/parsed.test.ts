import { describe, expect, it } from 'vitest';
import { kindOfJson, malformed, mapParsed, parsed, parseList } from './parsed';

const readNumber = (entry: unknown): number | null => (typeof entry === 'number' ? entry : null);

describe('parseList', () => {
  it('skips and counts what cannot be read', () => {
    expect(parseList([1, 'x', 2], 'numbers', readNumber)).toEqual(parsed([1, 2], 1));
  });

  it('is malformed only if nothing can be read', () => {
    expect(parseList(['x', {}], 'numbers', readNumber)).toEqual(
      malformed('none of the 2 numbers can be read'),
    );
    expect(parseList({ a: 1 }, 'numbers', readNumber)).toEqual(
      malformed('expected a list of numbers, got an object'),
    );
  });

  it('takes null, Go’s empty list, for []', () => {
    expect(parseList(null, 'numbers', readNumber)).toEqual(parsed([]));
  });
});

it('mapParsed changes values and passes failures on', () => {
  expect(mapParsed(parsed(2, 1), (value) => value * 2)).toEqual(parsed(4, 1));
  expect(mapParsed(malformed('no'), String)).toEqual(malformed('no'));
});

it('kindOfJson names what came', () => {
  expect([null, [], {}, 'x', 1, true].map(kindOfJson)).toEqual([
    'null',
    'a list',
    'an object',
    'a string',
    'a number',
    'a boolean',
  ]);
});
