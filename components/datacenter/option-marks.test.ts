import { expect, it } from 'vitest';
import { markTone, markWord, sameValue } from './option-marks';

const cell = (value: string | null, mark: Parameters<typeof markTone>[0] = 'fine') => ({ value, mark });

it('one value stands for all only where all servers told the same', () => {
  expect(sameValue([cell('true'), cell('true')])).toEqual(cell('true'));
  expect(sameValue([cell('true'), cell('false')])).toBeNull();
  expect(sameValue([cell('true'), cell(null, 'unread')])).toBeNull();
  expect(sameValue([cell('true'), cell('true', 'wrong')])).toBeNull();
  expect(sameValue([])).toBeNull();
});

it('only what has to be looked at has a sign; every value that is missing has a word', () => {
  expect((['fine', 'untold', 'unread'] as const).map(markTone)).toEqual([null, null, null]);
  expect((['wrong', 'differs', 'unchecked'] as const).map(markTone)).toEqual(['bad', 'degraded', 'unknown']);
  expect((['untold', 'unread'] as const).every((mark) => markWord(mark) !== '')).toBe(true);
});
