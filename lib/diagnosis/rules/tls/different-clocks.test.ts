import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { findingsOf, healthy, NOW, rootsOf, told, verdictOf } from '../../testing/situation';
import { differentClocks as rule } from './different-clocks';

/** Every answer carries a Date; that of `who` is off by `ms`. */
function dated(who: string, ms: number, everybody = 0): Observation[] {
  const date = (by: number) => (all: readonly Observation[], id: string) =>
    change.changeFact(all, id, 'leader', (fact) => ({
      ...fact,
      latest: fact.latest.ok
        ? {
            ...fact.latest,
            ms: 0,
            meta: { ...fact.latest.meta, date: Math.floor((fact.latest.at + by) / 1_000) * 1_000 },
          }
        : fact.latest,
    }));
  return healthy().reduce<readonly Observation[]>(
    (all, { vantage: { id } }) => date(everybody + (id === who ? ms : 0))(all, id),
    healthy(),
  ) as Observation[];
}
const one = change.vantageOf(healthy(), 'dc2');

describe('different-clocks', () => {
  it('passes within what whole seconds can tell, and when it is our own clock that is off', () => {
    expect(verdictOf(rule, dated(one, 5_000)).status).toBe('passed');
    expect(verdictOf(rule, dated(one, 0, 3_600_000)).status).toBe('passed');
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });

  it.each([
    [7_000, 'warning: The clock of dc2-s1 of dc2 is 7 seconds ahead'],
    [-90_000, 'warning: The clock of dc2-s1 of dc2 is 90 seconds behind'],
  ])('names the server that is off by %d ms', (ms, title) => {
    expect(told(findingsOf(rule, dated(one, ms)))).toEqual([title]);
  });

  it('is the root of a way that a wrong clock closes', () => {
    const edge = new Date(NOW + 3_600_000).toISOString();
    const text = change.failureOf(
      'tls-identity',
      { tls: 'expired' },
      `x509: certificate has expired or is not yet valid: current time 2024-01-01T00:00:00Z is after ${edge}`,
    );
    let deaf = dated(one, 4_000_000);
    for (const to of ['dc1', 'dc3']) deaf = change.failForwarding(deaf, one, to, text);
    const roots = rootsOf(deaf);
    expect(told(roots)).toEqual([
      'critical: The clock of dc2-s1 of dc2 is 4000 seconds ahead, so it refuses the certificates of dc1 and dc3',
    ]);
    expect(roots[0]?.symptoms.map((symptom) => symptom.rule)).toContain('forwarding-broken-from-one-server');
  });
});
