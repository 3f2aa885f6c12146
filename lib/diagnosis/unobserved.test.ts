import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { federationOf, healthy } from './testing/situation';
import { unobserved } from './unobserved';

const missing = (all: ReturnType<typeof healthy>) => unobserved(federationOf(all));

describe('unobserved', () => {
  it('is empty when all that is configured is seen', () => {
    expect(missing(healthy())).toEqual([]);
    expect(missing(change.dropVantage(healthy(), 'dc3'))).toEqual([]);
  });

  it('what a version lacks, a feature that is off or a lost leader are no failure to observe', () => {
    for (const kind of ['unsupported', 'feature-off', 'no-leader'] as const)
      expect(missing(change.failFact(healthy(), 'dc1', 'autopilot', kind))).toEqual([]);
  });

  it('says what is missing', () => {
    expect(missing(change.failFact(healthy(), 'dc3', 'raft', 'denied'))).toEqual([
      'the agent at http://10.3.0.11:8500 in dc3 denies reads',
    ]);
    expect(missing(change.failFact(healthy(), 'dc3', 'raft', 'malformed'))).toEqual([
      '1 answer about dc3 missing (raft)',
    ]);
    expect(missing(change.aged(healthy(), 'dc3', 60_000))[0]).toBe(
      'the agent at http://10.3.0.11:8500 in dc3 was not read lately',
    );
  });
});
