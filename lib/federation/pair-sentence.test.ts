import { describe, expect, it } from 'vitest';
import {
  aged,
  changeForwarding,
  dropVantage,
  editGateway,
  failFact,
  failForwarding,
  seenFromOneAgent,
  setMemberStatus,
  unreachable,
  vantageOf,
  withoutLeader,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { pairSentence } from './pair-sentence';
import { build, pairOf, three } from './testing/three';

const two = three({ vantagesPerDatacenter: 2 });
const first = vantageOf(two, 'dc1');
const sentence = (observations: readonly Observation[], from = 'dc1', to = 'dc3') => {
  const federation = build(observations);
  return pairSentence(pairOf(federation, from, to), federation);
};

// prettier-ignore
const SENTENCES: readonly [readonly Observation[], string][] = [
  [two, 'Requests from dc1 to dc3 get through.'],
  [failFact(two, 'dc1', 'federationStates', 'denied'), 'Requests from dc1 to dc3 get through. What dc1 knows of dc3 in its mesh gateways could not be read.'],
  [failForwarding(two, 'dc1', 'dc3', 'denied'), 'Requests from dc1 reach dc3, which refuses the token: the way works, its content cannot be read.'],
  [withoutLeader(two, 'dc3'), 'Requests from dc1 reach dc3, but dc3 has no leader.'],
  [failForwarding(two, 'dc1', 'dc3', 'no-path'), 'Requests from dc1 to dc3 fail from all 2 agents that could tell in dc1: "No path to datacenter".'],
  [failForwarding(three(), 'dc1', 'dc3', 'no-path'), 'Requests from dc1 to dc3 fail from the agent asked in dc1: "No path to datacenter".'],
  [failForwarding(two, first, 'dc3', 'no-path'), `Requests from dc1 to dc3 fail from 1 of 2 agents asked (${first}): "No path to datacenter".`],
  [changeForwarding(failForwarding(three(), 'dc1', 'dc3', 'no-path', 1), 'dc1', 'dc3', (f) => ({ ...f, good: null })), 'The first request from dc1 to dc3 failed, the next one decides: "No path to datacenter".'],
  [setMemberStatus(two, { datacenter: 'dc3', seenBy: first }, 'failed'), `Requests from dc1 to dc3 still get through, but the WAN pool of ${first} has no server of dc3 alive: new connections from there will fail.`],
  [editGateway(two, 'dc3', 'mesh-gateway-1', { federation: false }), 'Requests from dc1 to dc3 still get through on connections made before, but dc1 knows no usable mesh gateway of dc3: new connections will fail.'],
  [failForwarding(two, 'dc1', 'dc3', 'no-server-reachable'), 'Requests from dc1 to dc3 still fail although everything else is good again: the servers of dc1 have those of dc3 marked offline and try again within about two minutes.'],
  [dropVantage(two, 'dc1'), 'Nobody knows whether requests from dc1 reach dc3: no agent of dc1 is asked. Add the address of one.'],
  [unreachable(three(), 'dc1'), `Nobody knows whether requests from dc1 reach dc3: ${first} did not answer us.`],
  [failForwarding(three(), 'dc1', 'dc3', 'throttled'), `Whether requests from dc1 reach dc3 could not be told: ${first} answered throttled: RPC rate limit exceeded.`],
  [changeForwarding(two, 'dc1', 'dc3', () => undefined), 'Requests from dc1 to dc3 have not been tried yet.'],
  [aged(two, 'dc1', 3_600_000), 'Nobody knows whether requests from dc1 reach dc3 now: the last try is too long ago.'],
];

describe('a pair in one sentence', () => {
  it.each(SENTENCES)('%#', (observations, expected) => {
    expect(sentence(observations)).toBe(expected);
  });

  it('seen from one agent', () => {
    expect(sentence(seenFromOneAgent(three(), 'dc1'), 'dc2', 'dc3')).toContain('no agent of dc2 is asked');
  });
});
