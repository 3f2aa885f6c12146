import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { versionSkew as rule } from './version-skew';

const upgraded = (() => {
  const set = <M extends { datacenter: string | null }>(list: readonly M[]): M[] =>
    list.map((m) => (m.datacenter === 'dc1' ? { ...m, version: '1.10.3' } : m));
  return ['dc1', 'dc2', 'dc3'].reduce(
    (list, dc) => change.withFact(list, dc, 'wanMembers', set),
    change.withFact(healthy(), 'dc1', 'lanMembers', set),
  );
})();

describe('version-skew', () => {
  it('passes with one version', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('is information with the oldest first', () => {
    expect(told(findingsOf(rule, upgraded))).toEqual([
      'info: Servers run Consul 1.8.7 (dc2 and dc3) and 1.10.3 (dc1)',
    ]);
  });

  it('is inconclusive without WAN pools', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
