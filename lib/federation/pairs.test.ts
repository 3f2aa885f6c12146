import { describe, expect, it } from 'vitest';
import {
  asClientAgent,
  failForwarding,
  seenFromOneAgent,
  setMemberStatus,
  vantageOf,
} from '@/lib/observation/testing/observations';
import { build, pairOf, three } from './testing/three';

describe('pairs', () => {
  it('are all ordered pairs in the order of the datacenters', () => {
    expect(build(three({ primary: 'dc2' })).pairs.map(({ from, to }) => `${from}→${to}`)).toEqual([
      'dc2→dc1',
      'dc2→dc3',
      'dc1→dc2',
      'dc1→dc3',
      'dc3→dc2',
      'dc3→dc1',
    ]);
  });

  it('seen from one agent are measured in its own direction only', () => {
    const { pairs } = build(seenFromOneAgent(three(), 'dc1'));
    expect(pairs.map(({ from, to, state, reason }) => `${from}→${to} ${state} ${reason}`)).toEqual([
      'dc1→dc2 connected all-good',
      'dc1→dc3 connected all-good',
      'dc2→dc1 unknown no-vantage',
      'dc2→dc3 unknown no-vantage',
      'dc3→dc1 unknown no-vantage',
      'dc3→dc2 unknown no-vantage',
    ]);
  });

  it('of a client agent have no gossip, and their forwarding counts', () => {
    const client = asClientAgent(three(), 'dc1');
    expect(pairOf(build(client), 'dc1', 'dc2')).toMatchObject({
      state: 'connected',
      gossip: 'unknown',
      forwarding: 'good',
      gossipViews: [],
    });
    expect(pairOf(build(failForwarding(client, 'dc1', 'dc2', 'no-path')), 'dc1', 'dc2').state).toBe(
      'disconnected',
    );
  });

  it('of a datacenter whose two servers disagree show both', () => {
    const two = three({ vantagesPerDatacenter: 2 });
    const second = vantageOf(two, 'dc1', 1);
    const cut = failForwarding(
      setMemberStatus(two, { datacenter: 'dc2', seenBy: second }, 'failed'),
      second,
      'dc2',
      'no-server-reachable',
    );
    expect(pairOf(build(cut), 'dc1', 'dc2')).toMatchObject({
      state: 'degraded',
      reason: 'fails-from-some',
      gossip: 'bad',
      failure: { kind: 'no-server-reachable' },
      probes: [{ outcome: 'works' }, { outcome: 'fails' }],
      gossipViews: [{ alive: 3 }, { failed: 3 }],
    });
  });

  it('of a pooled address are measured like any other', () => {
    const pooled = three().map((o) => ({ ...o, vantage: { ...o.vantage, agents: ['dc1-s1', 'dc1-s2'] } }));
    expect(build(pooled).vantages.every((vantage) => vantage.pooled)).toBe(true);
    expect(build(pooled).pairs.every((pair) => pair.state === 'connected')).toBe(true);
  });

  it('in a traditional federation are first-class', () => {
    const { mode, pairs } = build(three({ mode: 'traditional' }));
    expect(mode).toBe('traditional');
    expect(pairs.map(({ state, gateways }) => [state, gateways])).toEqual(
      Array(6).fill(['connected', 'not-applicable']),
    );
  });
});
