import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, verdictOf } from '../../testing/situation';
import { staleData as rule } from './stale-data';

const who = change.vantageOf(healthy(), 'dc2');

describe('stale-data', () => {
  it('passes when fresh, up to the last millisecond', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, change.aged(healthy(), who, 24_000)).status).toBe('passed');
    expect(verdictOf(rule, change.aged(healthy(), who, 24_001)).status).toBe('failed');
  });

  it('is one finding an agent, and the status is unknown', () => {
    const old = change.aged(healthy(), who, 60_000);
    expect(findingsOf(rule, old).map(({ subject }) => subject)).toEqual([
      { kind: 'vantage', vantage: who, datacenter: 'dc2' },
    ]);
    expect(diagnosisOf(old).status).toBe('unknown');
  });
});
