import { describe, expect, it } from 'vitest';
import { joined, roundTripsOf } from './round-trips';

const trips = (
  names: readonly string[],
  roundTripMs: readonly (number | null)[],
  primary: string | null = null,
) => roundTripsOf({ names, roundTripMs, primary });

describe('roundTripsOf', () => {
  it('takes both directions together, one where only one is known', () => {
    const { ms } = trips(['a', 'b', 'c'], [null, 10, 30, 20, null, null, null, null, null]);
    expect([...ms]).toEqual([NaN, 15, 30, 15, NaN, NaN, 30, NaN, NaN]);
  });

  it('has the primary first, then names in their order', () => {
    expect(trips(['z', 'b', 'a'], new Array<null>(9).fill(null), 'z').names).toEqual(['z', 'a', 'b']);
    expect(trips(['z', 'b', 'a'], new Array<null>(9).fill(null)).names).toEqual(['a', 'b', 'z']);
  });

  it('is the same object while nobody tells of other times', () => {
    const told = () => trips(['a', 'b', 'c'], [null, 10, 30, 20, null, 5, null, null, null], 'b');
    const before = told();
    expect(told()).toBe(before);
    expect(trips(['a', 'b', 'c'], [null, 10, 30, 20, null, 6, null, null, null], 'b')).not.toBe(before);
    expect(trips(['a', 'b', 'c'], [null, 10, 30, 20, null, 5, null, null, null], 'a').names[0]).toBe('a');
  });

  it('takes nothing for a time that is none', () => {
    const { ms } = trips(['a', 'b'], [null, Infinity, -3, null]);
    expect([...ms].every(Number.isNaN)).toBe(true);
    expect(trips(['a', 'b'], [null, 0, 0, null]).ms[1]).toBeGreaterThan(0);
  });
});

describe('joined', () => {
  it('is the largest group that known times join', () => {
    const far = null;
    const rows = [
      [null, far, far, far, far],
      [far, null, 5, far, far],
      [far, 5, null, 7, far],
      [far, far, 7, null, far],
      [far, far, far, far, null],
    ];
    expect(joined(trips(['a', 'b', 'c', 'd', 'e'], rows.flat()))).toEqual([1, 2, 3]);
    expect(joined(trips(['a', 'b'], [null, null, null, null]))).toEqual([]);
  });
});
