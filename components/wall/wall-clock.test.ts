import { expect, it } from 'vitest';
import { wallClock, wallMoment } from './wall-clock';

const NOON = Date.UTC(2026, 10, 25, 12);

it('tells the time in the zone of the wall', () => {
  expect(wallClock(NOON, 'UTC')).toBe('12:00:00');
  expect(wallClock(NOON, 'Asia/Kolkata')).toBe('17:30:00');
  expect(wallClock(Number.NaN, 'UTC')).toBe('an unknown time');
});

it('tells the day of what was not today', () => {
  expect(wallMoment(NOON - 3_600_000, NOON, 'UTC')).toBe('11:00:00');
  expect(wallMoment(NOON - 13 * 3_600_000, NOON, 'UTC')).toBe('24 Nov, 23:00:00');
  expect(wallMoment(NOON - 365 * 86_400_000, NOON, 'UTC')).toBe('25 Nov, 12:00:00');
  // Yesterday in London is today in Kolkata.
  expect(wallMoment(NOON - 13 * 3_600_000, NOON, 'Asia/Kolkata')).toBe('04:30:00');
});
