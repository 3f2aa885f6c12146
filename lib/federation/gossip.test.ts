import { describe, expect, it } from 'vitest';
import {
  asClientAgent,
  failFact,
  setMemberStatus,
  vantageOf,
  withFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, pairOf, three } from './testing/three';

const two = three({ vantagesPerDatacenter: 2 });
const gossip = (observations: readonly Observation[]) => pairOf(build(observations), 'dc1', 'dc2').gossip;

describe('gossip of a pair', () => {
  it('is good when every view has every server alive, left ones aside', () => {
    expect(gossip(two)).toBe('good');
    expect(gossip(setMemberStatus(two, { datacenter: 'dc2', node: 'dc2-s3' }, 'left'))).toBe('good');
  });

  it('is partial when a server failed, or two servers disagree', () => {
    expect(gossip(setMemberStatus(two, { datacenter: 'dc2', node: 'dc2-s3' }, 'failed'))).toBe('partial');
    const seenBy = vantageOf(two, 'dc1', 1);
    expect(gossip(setMemberStatus(two, { datacenter: 'dc2', node: 'dc2-s3', seenBy }, 'leaving'))).toBe(
      'partial',
    );
  });

  it('is bad when one view has nobody alive, and shows both', () => {
    const split = setMemberStatus(two, { datacenter: 'dc2', seenBy: vantageOf(two, 'dc1', 1) }, 'failed');
    expect(gossip(split)).toBe('bad');
    expect(
      pairOf(build(split), 'dc1', 'dc2').gossipViews.map(({ alive, failed }) => [alive, failed]),
    ).toEqual([
      [3, 0],
      [0, 3],
    ]);
  });

  it('is bad when the pool does not list the datacenter at all', () => {
    const forgot = withFact(three(), 'dc1', 'wanMembers', (all) => all.filter((m) => m.datacenter !== 'dc2'));
    expect(gossip(forgot)).toBe('bad');
    expect(pairOf(build(forgot), 'dc1', 'dc2').gossipViews).toMatchObject([{ alive: 0, total: 0 }]);
  });

  it('is unknown from a client agent, without permission, and where the answer was filtered', () => {
    expect(gossip(asClientAgent(three(), 'dc1'))).toBe('unknown');
    expect(gossip(failFact(three(), 'dc1', 'wanMembers', 'filtered'))).toBe('unknown');
    const partly = withFact(three(), 'dc1', 'wanMembers', (all) => all.filter((m) => m.datacenter !== 'dc2'));
    const filtered = partly.map((o) => {
      const fact = o.facts.wanMembers;
      if (!fact?.latest.ok) return o;
      const latest = { ...fact.latest, meta: { ...fact.latest.meta, filteredByAcls: true } };
      return { ...o, facts: { ...o.facts, wanMembers: { ...fact, latest } } };
    });
    expect(gossip(filtered)).toBe('unknown');
  });
});
