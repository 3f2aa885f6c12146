import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, NOW, told, traditional, verdictOf } from '../../testing/situation';
import { laggingFederationStates as rule } from './lagging-federation-states';

/** dc2's copy of dc3's record is old, and the primary has had a newer one for `ms`. */
const lagging = (ms: number, all = healthy()) =>
  change.changeFact(
    change.editFederationState(all, 'dc2', 'dc3', { primaryModifyIndex: '90' }),
    'dc1',
    'federationStates',
    (fact) => ({
      ...fact,
      changedAt: NOW - 1_000 - ms,
      knownSince: NOW - 600_000,
      changes: [{ subject: 'dc3', changes: [{ at: NOW - 1_000 - ms, from: '90/90', to: '102/102' }] }],
    }),
  );

describe('lagging-federation-states', () => {
  it('passes in sync, and while a change may still be on its way', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, lagging(29_000))).toEqual([]);
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('is by index: names who is behind in which record', () => {
    const [finding] = findingsOf(rule, lagging(30_000));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: dc2 is behind dc1 in federation states: its record of dc3 is old',
    ]);
    expect(finding?.evidence.map(({ value }) => value)).toEqual(['dc3: index 102', 'dc3: copy of index 90']);
  });

  it('is a consequence of the broken way to the primary, and of a primary without leader', () => {
    const roots = (all: ReturnType<typeof healthy>) =>
      diagnosisOf(all)
        .findings.filter(({ severity }) => severity !== 'info')
        .map((finding) => [finding.rule, finding.symptoms.some((symptom) => symptom.rule === rule.id)]);
    expect(roots(lagging(60_000))).toEqual([['lagging-federation-states', false]]);
    const cut = change.failForwarding(lagging(60_000), 'dc2', 'dc1', 'connection-lost');
    expect(roots(cut)).toEqual([['blocked-between-mesh-gateways', true]]);
    expect(roots(change.withoutLeader(lagging(60_000), 'dc1'))).toEqual([
      ['datacenter-without-leader', true],
    ]);
  });

  it('is inconclusive without the records', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'federationStates', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
