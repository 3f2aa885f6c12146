import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { forwardingBrokenBothWays as rule } from './forwarding-broken-both-ways';

const NAMES = ['dc1', 'dc2', 'dc3'];
const fail = (ways: readonly (readonly [string, string])[]) =>
  ways.reduce((o, [from, to]) => change.failForwarding(o, from, to, 'unclassified'), healthy());
const between = (a: string, b: string) => [[a, b] as const, [b, a] as const];

describe('forwarding-broken-both-ways', () => {
  it('passes when all answer, and leaves one direction to its own rule', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, fail([['dc1', 'dc2']])).status).toBe('passed');
  });

  it('names a pair, a datacenter that is cut off, or all', () => {
    expect(told(findingsOf(rule, fail(between('dc1', 'dc2'))))).toEqual([
      'critical: dc1 and dc2 do not reach each other',
    ]);
    expect(told(findingsOf(rule, fail([...between('dc1', 'dc3'), ...between('dc2', 'dc3')])))).toEqual([
      'critical: dc3 is cut off: requests into it and out of it fail (dc1 and dc2)',
    ]);
    const all = NAMES.flatMap((a) => NAMES.filter((b) => b !== a).map((b) => [a, b] as const));
    expect(told(findingsOf(rule, fail(all)))).toEqual([
      'critical: No datacenter reaches another: all 6 measured ways fail',
    ]);
  });

  it('is inconclusive when a way is not measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc2')).status).toBe('inconclusive');
  });
});
