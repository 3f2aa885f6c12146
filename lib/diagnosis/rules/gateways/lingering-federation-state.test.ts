import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { lingeringFederationState as rule } from './lingering-federation-state';

/** dc3 is gone from every pool and catalog; records of it are left, and requests for it find no path. */
const gone = (() => {
  let all = change.dropVantage(healthy(), 'dc3');
  for (const from of ['dc1', 'dc2']) {
    all = change.withFact(all, from, 'wanMembers', (members) =>
      members.filter((m) => m.datacenter !== 'dc3'),
    );
    all = change.withFact(all, from, 'datacenters', ['dc1', 'dc2']);
    all = change.failForwarding(all, from, 'dc3', 'no-path');
  }
  return all;
})();

describe('lingering-federation-state', () => {
  it('passes while every datacenter has servers', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('is information, and nothing else is said of what is gone', () => {
    expect(told(findingsOf(rule, gone))).toEqual(['info: dc3 is gone: only its federation state is left']);
    const { findings } = diagnosisOf(gone);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('also when its record names no gateway any more', () => {
    let empty = gone;
    for (const from of ['dc1', 'dc2'])
      empty = change.editFederationState(empty, from, 'dc3', { meshGateways: [] });
    expect(diagnosisOf(empty).findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('a datacenter that some pool still lists is not gone', () => {
    const listed = change.setMemberStatus(
      change.dropVantage(healthy(), 'dc3'),
      { datacenter: 'dc3' },
      'failed',
    );
    expect(findingsOf(rule, listed)).toEqual([]);
  });

  it('is inconclusive without the records', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc1', 'federationStates', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
