import { describe, expect, it } from 'vitest';
import { ageText, freshnessOf } from './freshness';

const known = {
  now: 100_000,
  clockOffsetMs: 0,
  observedAt: 97_000,
  staleAfterMs: 30_000,
  connection: 'live',
  readFails: false,
} as const;

describe('freshnessOf', () => {
  it('counts from the newest answer of any agent', () => {
    expect(freshnessOf(known)).toEqual({ kind: 'fresh', ageMs: 3000, observedAt: 97_000 });
  });

  it('turns stale by age alone, also while events arrive', () => {
    expect(freshnessOf({ ...known, now: 127_001 }).kind).toBe('stale');
    expect(freshnessOf({ ...known, now: 127_000 }).kind).toBe('fresh');
  });

  it('is disconnected only when neither events nor reads come through', () => {
    expect(freshnessOf({ ...known, connection: 'lost' }).kind).toBe('fresh');
    expect(freshnessOf({ ...known, readFails: true }).kind).toBe('fresh');
    expect(freshnessOf({ ...known, connection: 'lost', readFails: true }).kind).toBe('disconnected');
  });

  it('is not fooled by a wrong clock on this side', () => {
    expect(freshnessOf({ ...known, now: 100_000 + 3_600_000, clockOffsetMs: -3_600_000 })).toMatchObject({
      kind: 'fresh',
      ageMs: 3000,
    });
    expect(freshnessOf({ ...known, now: 0 })).toMatchObject({ ageMs: 0 });
  });

  it('says so when no agent has ever answered', () => {
    expect(freshnessOf({ ...known, observedAt: null })).toEqual({ kind: 'never' });
  });
});

describe('ageText', () => {
  it.each([
    [0, '0 s'],
    [3999, '3 s'],
    [119_000, '119 s'],
    [120_000, '2 min'],
    [3_600_000, '1 h'],
    [7_800_000, '2 h 10 min'],
    [300_000_000, '3 days'],
  ])('%i ms is %s', (ms, text) => {
    expect(ageText(ms)).toBe(text);
  });
});
