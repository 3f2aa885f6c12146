import { describe, expect, it } from 'vitest';
import {
  aged,
  changeForwarding,
  dropVantage,
  editGateway,
  failFact,
  failForwarding,
  failureOf,
  setMemberStatus,
  unreachable,
  vantageOf,
  withFact,
  withoutLeader,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { three, verdict } from './testing/three';

const two = three({ vantagesPerDatacenter: 2 });
const first = vantageOf(two, 'dc1');
const second = vantageOf(two, 'dc1', 1);
const lingering = failForwarding(two, 'dc1', 'dc2', 'no-server-reachable');
const never = (list: readonly Observation[], from: string, times: number) =>
  changeForwarding(failForwarding(list, from, 'dc2', 'connection-lost', times), from, 'dc2', (fact) => ({
    ...fact,
    good: null,
  }));

const told = (list: readonly Observation[]) =>
  changeForwarding(list, 'dc1', 'dc2', (fact) => ({
    ...fact,
    told: { failure: failureOf('tls-identity'), at: fact.latest.at - 60_000 },
  }));

/** design.md section 2, row by row: what was measured of dc1 → dc2, and what follows. */
// prettier-ignore
const TABLE: readonly [string, readonly Observation[], string][] = [
  ['all good', two, 'connected all-good'],
  ['fails from all', failForwarding(two, 'dc1', 'dc2', 'connection-lost'), 'disconnected fails-from-all'],
  ['an unknown text fails too', failForwarding(two, 'dc1', 'dc2', 'unclassified'), 'disconnected fails-from-all'],
  ['fails from all with different texts', failForwarding(lingering, first, 'dc2', 'connection-lost'), 'disconnected fails-from-all'],
  ['fails although gossip is bad', setMemberStatus(failForwarding(two, 'dc1', 'dc2', 'no-path'), { datacenter: 'dc2' }, 'failed'), 'disconnected fails-from-all'],
  ['fails from some', failForwarding(two, second, 'dc2', 'gateway-dial'), 'degraded fails-from-some'],
  ['one fails, the other does not answer us', failForwarding(unreachable(two, second), first, 'dc2', 'connection-lost'), 'disconnected fails-from-all'],
  ['works, gossip sees nobody', setMemberStatus(two, { datacenter: 'dc2', seenBy: 'dc1' }, 'failed'), 'degraded gossip-bad'],
  ['works, one of three servers failed', setMemberStatus(two, { datacenter: 'dc2', node: 'dc2-s3' }, 'failed'), 'connected all-good'],
  ['works, all gateways of dc2 critical', ['mesh-gateway-1', 'mesh-gateway-2'].reduce((list, id) => editGateway(list, 'dc2', id, { checks: [{ id: 'c', name: 'c', status: 'critical', output: '' }] }), two), 'degraded gateways-bad'],
  ['works, one of two gateways critical', editGateway(two, 'dc2', 'mesh-gateway-1', { checks: [{ id: 'c', name: 'c', status: 'critical', output: '' }] }), 'connected all-good'],
  ['denied from afar', failForwarding(two, 'dc1', 'dc2', 'denied'), 'connected path-works-content-denied'],
  ['unknown token from afar', failForwarding(two, 'dc1', 'dc2', 'unknown-token'), 'connected path-works-content-denied'],
  ['denied by our own agent', failForwarding(two, 'dc1', 'dc2', failureOf('denied', { pathWorks: false })), 'unknown not-measured-yet'],
  ['denied to one, told to the other', failForwarding(two, first, 'dc2', 'denied'), 'connected all-good'],
  ['empty leader', withoutLeader(two, 'dc2'), 'connected path-works-no-leader'],
  ['"No cluster leader"', failForwarding(two, 'dc1', 'dc2', 'no-leader'), 'connected path-works-no-leader'],
  ['leaderless and denied', failForwarding(withoutLeader(two, 'dc2'), first, 'dc2', 'denied'), 'connected path-works-no-leader'],
  ['first failure after a good answer', failForwarding(two, 'dc1', 'dc2', 'connection-lost', 1), 'connected all-good'],
  ['first failure, never good', never(two, 'dc1', 1), 'unknown first-failure'],
  ['second failure, never good', never(two, 'dc1', 2), 'disconnected fails-from-all'],
  ['black hole: times out while the agent answers', failForwarding(two, 'dc1', 'dc2', 'agent-timeout'), 'disconnected fails-from-all'],
  ['times out, and so does the agent', failForwarding(unreachable(two, 'dc1'), 'dc1', 'dc2', 'agent-timeout'), 'unknown vantage-unreachable'],
  ['our agent is away', unreachable(two, 'dc1'), 'unknown vantage-unreachable'],
  ['throttled', failForwarding(two, 'dc1', 'dc2', 'throttled'), 'unknown not-measured-yet'],
  ['never asked', changeForwarding(two, 'dc1', 'dc2', () => undefined), 'unknown not-measured-yet'],
  ['no vantage', dropVantage(two, 'dc1'), 'unknown no-vantage'],
  ['everything stale', aged(two, 'dc1', 3_600_000), 'unknown stale'],
  ['bare text, all else good', lingering, 'recovering lingering-offline-mark'],
  ['bare text, a certificate was refused before', told(lingering), 'disconnected fails-from-all'],
  ['bare text from one of two', failForwarding(two, first, 'dc2', 'no-server-reachable'), 'recovering lingering-offline-mark'],
  ['bare text, gossip not good', setMemberStatus(lingering, { datacenter: 'dc2', node: 'dc2-s1' }, 'failed'), 'disconnected fails-from-all'],
  ['bare text, gateways not good', editGateway(lingering, 'dc2', 'mesh-gateway-1', { federation: false }, 'live'), 'disconnected fails-from-all'],
  ['bare text, own gateways not good for the way back', editGateway(lingering, 'dc1', 'mesh-gateway-1', null, 'federation-states', 'dc2'), 'disconnected fails-from-all'],
  ['bare text, dc2 has no leader', withFact(lingering, 'dc2', 'leader', null), 'disconnected fails-from-all'],
  ['bare text, nothing known of dc2', dropVantage(lingering, 'dc2'), 'disconnected fails-from-all'],
  ['bare text, nothing gets through', failForwarding(failForwarding(lingering, 'dc3', 'dc2', 'connection-lost'), 'dc2', 'dc1', 'connection-lost'), 'disconnected fails-from-all'],
  ['bare text, only the way back works', failForwarding(lingering, 'dc3', 'dc2', 'no-server-reachable'), 'recovering lingering-offline-mark'],
  ['bare text, another datacenter fails for a reason of its own', failForwarding(lingering, 'dc3', 'dc2', 'connection-lost'), 'disconnected fails-from-all'],
  ['bare text, only dc3 gets in', failForwarding(lingering, 'dc2', 'dc1', 'connection-lost'), 'recovering lingering-offline-mark'],
  ['bare text for six minutes', changeForwarding(lingering, 'dc1', 'dc2', (fact) => ({ ...fact, good: fact.good && { ...fact.good, at: fact.good.at - 360_000 } })), 'disconnected fails-from-all'],
  ['bare text, never worked', changeForwarding(lingering, 'dc1', 'dc2', (fact) => ({ ...fact, good: null })), 'disconnected fails-from-all'],
  ['federation states denied: still connected', failFact(two, 'dc1', 'federationStates', 'denied'), 'connected all-good'],
];

describe('dc1 → dc2', () => {
  it.each(TABLE)('%s', (_, observations, expected) => {
    expect(verdict(observations, 'dc1', 'dc2')).toBe(expected);
  });

  it('says nothing of the way back', () => {
    const cut = failForwarding(two, 'dc1', 'dc2', 'connection-lost');
    expect(verdict(cut, 'dc2', 'dc1')).toBe('connected all-good');
  });
});

describe('in a traditional federation', () => {
  const traditional = three({ mode: 'traditional' });

  it('a lingering mark needs no gateways', () => {
    expect(verdict(traditional, 'dc1', 'dc2')).toBe('connected all-good');
    expect(verdict(failForwarding(traditional, 'dc1', 'dc2', 'no-server-reachable'), 'dc1', 'dc2')).toBe(
      'recovering lingering-offline-mark',
    );
    expect(verdict(failForwarding(traditional, 'dc1', 'dc2', 'gateway-dial'), 'dc1', 'dc2')).toBe(
      'disconnected fails-from-all',
    );
  });
});
