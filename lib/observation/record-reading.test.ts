import { describe, expect, it } from 'vitest';
import type { Failure, Reading } from '@/lib/consul/types';
import { recordReading, staleAfter } from './record-reading';

const meta = { index: null, knownLeader: null, lastContactMs: null, filteredByAcls: false };
const good = (value: string, at: number): Reading<string> => ({ ok: true, value, at, ms: 1, meta });
const failure: Failure = {
  kind: 'connection-lost',
  status: 500,
  message: 'EOF',
  detail: { dialled: null, tls: null, pathWorks: false },
};
const bad = (at: number): Reading<string> => ({ ok: false, failure, at, ms: 1 });
const record = (readings: readonly Reading<string>[]) =>
  readings.reduce<ReturnType<typeof recordReading<string>> | undefined>(
    (fact, reading) => recordReading(fact, { path: '/v1/x', reading, staleAfterMs: 25_000 }),
    undefined,
  );

describe('recordReading', () => {
  it('keeps the last good value, with its own time, under later failures', () => {
    expect(record([good('a', 1), bad(2), bad(3)])).toMatchObject({
      good: { value: 'a', at: 1 },
      failuresInARow: 2,
      latest: { ok: false, at: 3 },
    });
  });
  it('counts failures from nothing', () => {
    expect(record([bad(1)])).toMatchObject({ good: null, failuresInARow: 1 });
  });
  it('forgets the failures after a good read', () => {
    expect(record([bad(1), bad(2), good('b', 3)])).toMatchObject({
      good: { value: 'b', at: 3 },
      failuresInARow: 0,
    });
  });
});

it('calls a fact stale after twice its period plus its deadline', () => {
  expect(staleAfter({ periodMs: 10_000, deadlineMs: 5_000 })).toBe(25_000);
});
