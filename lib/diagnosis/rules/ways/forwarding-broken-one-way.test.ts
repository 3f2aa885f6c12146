import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { forwardingBrokenOneWay as rule } from './forwarding-broken-one-way';

const fail = (ways: readonly (readonly [string, string])[], all = healthy()) =>
  ways.reduce((o, [from, to]) => change.failForwarding(o, from, to, 'unclassified'), all);

describe('forwarding-broken-one-way', () => {
  it('passes when all answer; one failure is not believed yet', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    const once = change.failForwarding(healthy(), 'dc1', 'dc2', 'connection-lost', 1);
    expect(findingsOf(rule, once)).toEqual([]);
  });

  it('names the direction and says that the way back works', () => {
    const [finding] = findingsOf(rule, fail([['dc2', 'dc3']]));
    expect(told(finding ? [finding] : [])).toEqual(['critical: dc2 does not reach dc3; the way back works']);
    expect(finding?.subject).toEqual({ kind: 'pair', from: 'dc2', to: 'dc3' });
    expect(finding?.evidence[0]?.value).toBe('HTTP 500: unclassified');
    expect(finding?.evidence.at(-1)?.value).toContain('leader 10.2.0.11:8300');
  });

  it('tells all ways into a datacenter once, and all ways out of one', () => {
    expect(
      told(
        findingsOf(
          rule,
          fail([
            ['dc1', 'dc3'],
            ['dc2', 'dc3'],
          ]),
        ),
      ),
    ).toEqual(['critical: Forwarding into dc3 fails from everywhere (dc1 and dc2)']);
    expect(
      told(
        findingsOf(
          rule,
          fail([
            ['dc3', 'dc1'],
            ['dc3', 'dc2'],
          ]),
        ),
      ),
    ).toEqual(['critical: dc3 reaches no other datacenter: requests for dc1 and dc2 fail']);
  });

  it('an answer that only a remote server can give proves the way', () => {
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc1', 'dc2', 'denied'))).toEqual([]);
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc1', 'dc2', 'no-leader'))).toEqual([]);
  });

  it('in a traditional federation it names the server, port 8300 and 8302', () => {
    const dial = change.failureOf('gateway-dial', { dialled: '10.2.0.11:8300' });
    const unseen = change.setMemberStatus(traditional(), { datacenter: 'dc2', seenBy: 'dc1' }, 'failed');
    const [finding] = findingsOf(rule, change.failForwarding(unseen, 'dc1', 'dc2', dial));
    expect(finding?.cause).toContain('10.2.0.11:8300 is the RPC address of server dc2-s1 of dc2');
    expect(finding?.remedy.map(({ text }) => text).join(' ')).toMatch(/TCP 8300 and TCP and UDP 8302/);
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
    expect(verdictOf(rule, change.failForwarding(healthy(), 'dc1', 'dc2', 'agent-unreachable')).status).toBe(
      'inconclusive',
    );
  });
});
