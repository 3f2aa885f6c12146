import { expect, it } from 'vitest';
import { mergeReadings } from './merge-readings';
import { badReading, goodReading } from './testing/fake-agent';

it('is whole only if every part is', () => {
  expect(mergeReadings([goodReading([1]), badReading('denied')], 9)).toEqual(badReading('denied'));
});

it('joins in order, as old as its oldest part and as slow as its slowest', () => {
  const slow = { ...goodReading([2, 3], '7', 50), ms: 80 };
  expect(mergeReadings([goodReading([1], '5', 70), slow], 9)).toMatchObject({
    value: [1, 2, 3],
    at: 50,
    ms: 80,
    meta: { index: '5' },
  });
});

it('is empty, as of the time given, without parts', () => {
  expect(mergeReadings([], 9)).toMatchObject({ ok: true, value: [], at: 9, ms: 0 });
});
