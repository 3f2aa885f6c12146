import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_READ, afterFailure, jitteredWait, nextBlocking } from './blocking';

describe('nextBlocking', () => {
  it('takes the first index and then tells whether it moved', () => {
    const first = nextBlocking(FIRST_READ, '35');
    expect(first).toEqual({ index: '35', changed: true });
    expect(nextBlocking(first, '35')).toEqual({ index: '35', changed: false });
    expect(nextBlocking(first, '36')).toEqual({ index: '36', changed: true });
  });

  it('starts over when the index goes backwards or is gone', () => {
    const state = { index: '100', changed: false };
    expect(nextBlocking(state, '99')).toEqual({ index: undefined, changed: true });
    expect(nextBlocking(state, null)).toEqual({ index: undefined, changed: true });
    expect(nextBlocking(state, 'NaN')).toEqual({ index: undefined, changed: true });
  });

  it('never sends index 0, which would not block', () => {
    expect(nextBlocking(FIRST_READ, '0')).toEqual({ index: '1', changed: true });
  });

  it('compares beyond 2^53', () => {
    const state = { index: '18446744073709551614', changed: false };
    expect(nextBlocking(state, '18446744073709551615').changed).toBe(true);
    expect(nextBlocking(state, '18446744073709551613').index).toBeUndefined();
  });

  it('forgets the index after a failure', () => {
    expect(afterFailure().index).toBeUndefined();
  });
});

describe('jitteredWait', () => {
  it('is whole, at least 1 ms, at most the wait and at least nine tenths of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (wait, random) => {
          const jittered = jitteredWait(wait, random);
          expect(Number.isInteger(jittered)).toBe(true);
          expect(jittered).toBeGreaterThanOrEqual(Math.max(1, Math.floor(wait * 0.9)));
          expect(jittered).toBeLessThanOrEqual(wait);
        },
      ),
    );
  });
});
