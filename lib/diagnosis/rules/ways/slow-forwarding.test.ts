import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { slowForwarding as rule } from './slow-forwarding';

const slow = (ms: number) =>
  change.changeForwarding(healthy(), 'dc1', 'dc2', (fact) => ({ ...fact, latest: { ...fact.latest, ms } }));

describe('slow-forwarding', () => {
  it('passes up to two seconds', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, slow(2_000))).toEqual([]);
  });

  it('is information with the times of Consul that it fits', () => {
    const [finding] = findingsOf(rule, slow(4_100));
    expect(told(finding ? [finding] : [])).toEqual([
      'info: Requests from dc1 to dc2 come back, but take seconds',
    ]);
    expect(finding?.evidence.map(({ value }) => value)).toEqual([
      'answered after 4 s',
      'round trip under 100 ms',
    ]);
    expect(finding?.cause).toContain('In order of likelihood');
    expect(findingsOf(rule, slow(7_200))[0]?.cause).toContain('waits for a leader');
    expect(findingsOf(rule, slow(10_050))[0]?.cause).toContain('how long a dial may take');
    expect(diagnosisOf(slow(4_100)).status).toBe('ok');
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
