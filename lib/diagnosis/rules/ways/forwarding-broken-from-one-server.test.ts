import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { forwardingBrokenFromOneServer as rule } from './forwarding-broken-from-one-server';

const first = change.vantageOf(healthy(), 'dc2');
const both = change.failForwarding(
  change.failForwarding(healthy(), first, 'dc1', 'connection-lost'),
  first,
  'dc3',
  'connection-lost',
);

describe('forwarding-broken-from-one-server', () => {
  it('passes when all servers get through, and when none does', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, change.failForwarding(healthy(), 'dc2', 'dc1', 'connection-lost')).status).toBe(
      'passed',
    );
  });

  it('tells one finding a server, with a neighbour that succeeds as evidence', () => {
    const [finding] = findingsOf(rule, both);
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Server dc2-s1 of dc2 does not reach dc1 and dc3, other agents of dc2 do',
    ]);
    expect(finding?.evidence.map(({ vantage }) => vantage)).toContain(change.vantageOf(healthy(), 'dc2', 1));
  });

  it('is inconclusive when a neighbour was not asked', () => {
    const silent = change.changeForwarding(healthy(), first, 'dc1', () => undefined);
    expect(verdictOf(rule, silent).status).toBe('inconclusive');
  });

  it('waits while a server may just have been restarted, but not over a certificate', () => {
    const from = change.vantageOf(healthy(), 'dc1');
    const failing = (kind: 'no-path' | 'tls-identity', ms: number) =>
      change.changeForwarding(change.failForwarding(healthy(), from, 'dc2', kind), from, 'dc2', (fact) => ({
        ...fact,
        failingSince: fact.latest.at - ms,
      }));
    expect(findingsOf(rule, failing('no-path', 10_000))).toEqual([]);
    expect(findingsOf(rule, failing('no-path', 25_000))).toHaveLength(1);
    expect(findingsOf(rule, failing('tls-identity', 0))).toHaveLength(1);
  });
});
