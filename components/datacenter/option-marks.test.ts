import { expect, it } from 'vitest';
import { markTone, markWord, runsOf } from './option-marks';

const cell = (value: string | null, mark: Parameters<typeof markTone>[0] = 'fine') => ({ value, mark });

it('neighbours that are alike share a cell, those that were not read are seen apart', () => {
  const columns = (...cells: ReturnType<typeof cell>[]) => runsOf(cells).map((run) => run.columns);
  expect(columns(cell('true'), cell('true'))).toEqual([2]);
  expect(columns(cell('true'), cell('false'), cell('false'))).toEqual([1, 2]);
  expect(columns(cell('true'), cell(null, 'unread'))).toEqual([1, 1]);
  expect(columns(cell('true'), cell('true', 'wrong'))).toEqual([1, 1]);
  expect(columns()).toEqual([]);
});

it('only what has to be looked at has a sign; every value that is missing has a word', () => {
  expect((['fine', 'untold', 'unread'] as const).map(markTone)).toEqual([null, null, null]);
  expect((['wrong', 'differs', 'unchecked'] as const).map(markTone)).toEqual(['bad', 'degraded', 'unknown']);
  expect((['untold', 'unread'] as const).every((mark) => markWord(mark) !== '')).toBe(true);
});
