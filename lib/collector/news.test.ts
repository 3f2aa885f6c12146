import { describe, expect, it } from 'vitest';
import { recordReading } from '@/lib/observation/record-reading';
import type { Fact, FactValues } from '@/lib/observation/types';
import { isNews } from './news';
import { badReading, goodReading } from './testing/fake-agent';

const read = <T>(value: T, before?: Fact<T>): Fact<T> => ({
  path: '/x',
  latest: goodReading(value),
  good: { value, at: 0 },
  failuresInARow: 0,
  staleAfterMs: 1,
  ...(before?.changes && { changes: before.changes }),
});
const failed: Fact<string> = { ...read('a'), latest: badReading('denied'), failuresInARow: 1 };

describe('isNews', () => {
  it('is a first answer, another value, a failure and what follows one', () => {
    expect(isNews('leader', undefined, read('a'))).toBe(true);
    expect(isNews('leader', read('a'), read('b'))).toBe(true);
    expect(isNews('leader', read('a'), failed)).toBe(true);
    expect(isNews('leader', failed, failed)).toBe(true);
    expect(isNews('leader', failed, read('a'))).toBe(true);
    expect(isNews(null, read('a'), read('b'))).toBe(true);
  });

  it('is another failure, but not the same one for the fifth time', () => {
    const often: Fact<string> = { ...failed, failuresInARow: 5 };
    expect(isNews('leader', failed, often)).toBe(false);
    expect(isNews('leader', failed, { ...often, latest: badReading('no-leader') })).toBe(true);
  });

  it('is not what was told before', () => {
    expect(isNews('leader', read('a'), read('a'))).toBe(false);
    expect(isNews(null, read('a'), read('a'))).toBe(false);
  });

  it('is not a figure that differs at every read, but a server that autopilot calls unhealthy', () => {
    const health = (healthy: boolean, lastContactMs: number) =>
      ({
        healthy,
        failureTolerance: 1,
        servers: [{ node: 's1', healthy, lastContactMs }],
      }) as unknown as FactValues['autopilot']; // the states are made of these
    const took = (value: FactValues['autopilot']) => ({
      path: '/x',
      reading: goodReading(value),
      staleAfterMs: 1,
    });
    const first = recordReading('autopilot', undefined, took(health(true, 1)));
    const later = recordReading('autopilot', first, took(health(true, 2)));
    const sick = recordReading('autopilot', later, took(health(false, 3)));
    expect(isNews('autopilot', first, later)).toBe(false);
    expect(isNews('autopilot', later, sick)).toBe(true);
    expect(isNews('metrics', read({ a: 1 }), read({ a: 2 }) as never)).toBe(false);
  });
});
