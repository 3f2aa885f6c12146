import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { datacenterNameUsedTwice as rule } from './datacenter-name-used-twice';

const second = change.vantageOf(healthy(), 'dc2', 1);
const other = (leader: string | null) => {
  let all = change.withFact(healthy(), second, 'lanMembers', (members) =>
    members.map((m, i) => ({ ...m, node: `other-s${i + 1}`, id: `other ${i}`, address: `10.9.0.${i + 1}` })),
  );
  all = change.withFact(all, second, 'self', (self) => ({ ...self, node: 'other-s1', nodeId: 'other 0' }));
  return change.withFact(all, second, 'leader', leader);
};

describe('datacenter-name-used-twice', () => {
  it('passes when all servers of a datacenter know each other', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names the servers of both', () => {
    const [finding] = findingsOf(rule, other('10.9.0.1:8300'));
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: 2 datacenters are called dc2: dc2-s1, dc2-s2 and dc2-s3, and other-s1, other-s2 and other-s3',
    ]);
    expect(diagnosisOf(other('10.9.0.1:8300')).findings[0]?.rule).toBe(rule.id);
  });

  it('a server that has not joined yet is no second datacenter', () => {
    expect(findingsOf(rule, other(null))).toEqual([]);
  });

  it('is inconclusive without the LAN pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'lanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
