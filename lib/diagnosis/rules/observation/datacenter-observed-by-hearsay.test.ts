import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { datacenterObservedByHearsay as rule } from './datacenter-observed-by-hearsay';

describe('datacenter-observed-by-hearsay', () => {
  it('passes when every datacenter speaks for itself', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('says through whom it is read, or that it is only named', () => {
    expect(told(findingsOf(rule, change.seenFromOneAgent(healthy(), 'dc1')))).toEqual([
      "info: dc2's own view is missing: it is read through dc1",
      "info: dc3's own view is missing: it is read through dc1",
    ]);
    const [named] = findingsOf(rule, change.dropVantage(healthy(), 'dc3'));
    expect(named?.title).toBe("dc3's own view is missing: it is only named by others");
    expect(named?.remedy[0]?.text).toContain('http://10.3.0.11:8500');
    expect(named?.cause).toContain('does not mean that dc3 is down');
  });

  it('an agent that was configured and is away is the cause, not a second finding', () => {
    const { findings } = diagnosisOf(change.unreachable(healthy(), 'dc3'));
    const away = findings.find(({ rule: id }) => id === 'agent-unreachable');
    expect(away?.symptoms.map(({ rule: id }) => id)).toContain('datacenter-observed-by-hearsay');
  });
});
