import { describe, expect, it } from 'vitest';
import type { Failure } from '@/lib/consul/types';
import * as change from '@/lib/observation/testing/observations';
import { breakageRule } from './breakage-rule';
import { findBreakages } from './broken-pairs';
import { federationOf, healthy, traditional } from './testing/situation';

type Way = readonly [from: string, to: string];
const rules = (all: ReturnType<typeof healthy>) => {
  const federation = federationOf(all);
  return findBreakages(federation).map(
    (breakage) => `${breakage.shape} ${breakageRule(federation, breakage)}`,
  );
};
const fail = (ways: readonly Way[], failure: Failure, all = healthy()) =>
  ways.reduce((list, [from, to]) => change.failForwarding(list, from, to, failure), all);

const INTO: readonly Way[] = [
  ['dc1', 'dc3'],
  ['dc2', 'dc3'],
];
const OUT: readonly Way[] = [
  ['dc3', 'dc1'],
  ['dc3', 'dc2'],
];
const ONE: readonly Way[] = [['dc2', 'dc3']];
const closed = change.failureOf('connection-lost');
const brokenOff = change.failureOf('connection-lost', {}, 'rpc error making call: EOF');
const hangs = change.failureOf('agent-timeout');
const refused = change.failureOf('tls-identity');
const server = change.failureOf('gateway-dial', { dialled: '10.3.0.11:8300' });

/** What of consul.md 3H is read off pattern and text. */
describe('breakageRule', () => {
  it.each<[string, readonly Way[], Failure, string]>([
    ['all into one are closed', INTO, closed, 'into closed-mesh-gateways'],
    ['all into one hang', INTO, hangs, 'into swallowed-connections'],
    ['all out of one are closed', OUT, closed, 'out mesh-gateways-without-remote-routes'],
    ['all both ways are closed', [...INTO, ...OUT], closed, 'both closed-mesh-gateways'],
    ['one is closed', ONE, closed, 'pair blocked-between-mesh-gateways'],
    ['one hangs from all its servers', ONE, hangs, 'pair blocked-between-mesh-gateways'],
    ['all out of one break off after the handshake', OUT, brokenOff, 'out forwarding-broken-one-way'],
    ['all into one are refused by TLS', INTO, refused, 'into forwarding-broken-one-way'],
  ])('%s', (_, ways, failure, expected) => {
    expect(rules(fail(ways, failure))).toEqual([expected]);
  });

  it('without gateways a closed port is told by its address, and by gossip that goes on', () => {
    expect(rules(fail(INTO, server, traditional()))).toEqual(['into blocked-rpc-port']);
    expect(rules(fail(ONE, closed, traditional()))).toEqual(['pair forwarding-broken-one-way']);
  });

  it('a datacenter of which nothing answers is silent, by whatever its ways fail', () => {
    for (const failure of [closed, hangs, brokenOff])
      expect(rules(fail(INTO, failure, change.unreachable(healthy(), 'dc3')))).toEqual([
        'into silent-datacenter',
      ]);
    expect(rules(fail(INTO, refused, change.unreachable(healthy(), 'dc3')))).toEqual([
      'into forwarding-broken-one-way',
    ]);
  });
});
