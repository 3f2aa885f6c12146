import { describe, expect, it } from 'vitest';
import {
  aged,
  asClientAgent,
  changeFact,
  failFact,
  failedFact,
  failForwarding,
  failureOf,
  knownFor,
  seenFromOneAgent,
  unreachable,
  withFact,
  withoutFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { NOW, three } from './testing/three';
import { readVantages } from './vantages';

const stateOf = (observations: readonly Observation[], datacenter: string) => {
  const found = readVantages(observations, NOW).find(({ state }) => state.datacenter === datacenter);
  if (!found) throw new Error(datacenter);
  return found.state;
};
const unconfigured = (observations: Observation[]) =>
  observations.map((o) => ({ ...o, vantage: { ...o.vantage, datacenter: null } }));

describe('reachable', () => {
  it('is true after a fresh answer, also after a 403', () => {
    expect(stateOf(three(), 'dc1').reachable).toBe(true);
    let denied = three();
    for (const name of ['self', 'wanMembers', 'lanMembers', 'raft'] as const)
      denied = failFact(denied, 'dc1', name, 'denied');
    expect(stateOf(denied, 'dc1')).toMatchObject({
      reachable: true,
      denied: ['lanMembers', 'raft', 'self', 'wanMembers'],
      failure: { kind: 'denied' },
    });
  });

  it('is false when the agent does not answer, with the reason', () => {
    expect(stateOf(unreachable(three(), 'dc1'), 'dc1')).toMatchObject({
      reachable: false,
      failure: { kind: 'agent-unreachable' },
      lastAnswerAt: NOW - 121_000,
    });
  });

  it('is not shaken by one slow read or one hiccup', () => {
    const slow = failFact(three(), 'dc1', 'autopilot', 'agent-timeout');
    expect(stateOf(slow, 'dc1').reachable).toBe(true);
    const hiccup = changeFact(three(), 'dc1', 'self', (fact) => ({
      ...fact,
      latest: { ok: false, failure: failure('agent-unreachable'), at: NOW, ms: 1 },
      failuresInARow: 1,
    }));
    expect(stateOf(hiccup, 'dc1').reachable).toBe(true);
    const gone = changeFact(hiccup, 'dc1', 'self', (fact) => ({ ...fact, failuresInARow: 2 }));
    expect(stateOf(gone, 'dc1').reachable).toBe(false);
  });

  it('does not depend on paths that lead elsewhere', () => {
    const cut = failForwarding(three(), 'dc1', 'dc2', 'agent-timeout', 9);
    expect(stateOf(cut, 'dc1').reachable).toBe(true);
  });

  it('is null when nothing was asked lately', () => {
    expect(stateOf(aged(three(), 'dc1', 3_600_000), 'dc1').reachable).toBeNull();
  });
});

describe('identity', () => {
  it('is what the agent says, not what was configured', () => {
    const moved = withFact(three(), 'dc2', 'self', (self) => ({ ...self, datacenter: 'dc9' }));
    expect(stateOf(moved, 'dc2').in).toBe('dc9');
    expect(stateOf(unreachable(moved, 'dc2'), 'dc2').in).toBe('dc9');
  });

  it('is found without the right to read agent/self', () => {
    const anonymous = withoutFact(seenFromOneAgent(three(), 'dc2'), 'dc2', 'self');
    const homeOf = (list: Observation[]) => readVantages(unconfigured(list), NOW)[0]?.state.in;
    expect(homeOf(anonymous)).toBe('dc2');
    const filtered = withFact(failFact(anonymous, 'dc2', 'lanMembers', 'filtered'), 'dc2', 'datacenters', [
      'dc2',
      'dc1',
      'dc3',
    ]);
    expect(homeOf(filtered)).toBe('dc2');
  });

  it('knows a client agent by itself or by its missing WAN pool', () => {
    expect(stateOf(asClientAgent(three(), 'dc1'), 'dc1').role).toBe('client');
    expect(stateOf(withoutFact(asClientAgent(three(), 'dc1'), 'dc1', 'self'), 'dc1').role).toBe('client');
    expect(stateOf(withoutFact(three(), 'dc1', 'self'), 'dc1').role).toBe('server');
  });

  it('marks an address behind which several agents answer', () => {
    const pooled = three().map((o) => ({ ...o, vantage: { ...o.vantage, agents: ['a', 'b'] } }));
    expect(stateOf(pooled, 'dc1').pooled).toBe(true);
    expect(stateOf(three(), 'dc1').pooled).toBe(false);
  });
});

it('keeps the newest of two observations with one id, whatever their order', () => {
  const [old] = unreachable(three(), 'dc1');
  const [fresh] = three();
  if (!old || !fresh) throw new Error('empty');
  expect(readVantages([old, fresh], NOW)).toEqual(readVantages([fresh, old], NOW));
  expect(readVantages([old, fresh], NOW)).toHaveLength(1);
  expect(readVantages([old, fresh], NOW)[0]?.state.reachable).toBe(true);
});

function failure(kind: 'agent-unreachable') {
  return { kind, status: null, message: 'refused', detail: { dialled: null, tls: null, pathWorks: false } };
}

describe('what stands in the way of a vantage', () => {
  it('tells what it refuses itself from what is refused of others through it', () => {
    const one = seenFromOneAgent(three(), 'dc1').map((o) => {
      const { dc2 } = o.through;
      const raft = dc2?.raft && failedFact(dc2.raft, failureOf('denied'));
      return { ...o, through: { ...o.through, dc2: { ...dc2, ...(raft && { raft }) } } };
    });
    expect(stateOf(one, 'dc1')).toMatchObject({
      denied: [],
      failure: null,
      deniedElsewhere: [{ datacenter: 'dc2', facts: ['raft'], failure: { kind: 'denied' } }],
    });
  });

  it('names the reads that are held back, while they are', () => {
    const held = failFact(three(), 'dc1', 'peers', 'throttled', 'keep');
    expect(stateOf(held, 'dc1').throttled).toMatchObject({
      facts: ['peers'],
      failure: { kind: 'throttled' },
    });
    expect(stateOf(aged(held, 'dc1', 60_000), 'dc1').throttled).toBeNull();
    expect(stateOf(three(), 'dc1').throttled).toBeNull();
  });

  it('knows since when its pools are watched: the younger of the two', () => {
    expect(stateOf(three(), 'dc1').watchedSince).toBeNull();
    const watched = knownFor(knownFor(three(), 'dc1', 'wanMembers', 50_000), 'dc1', 'lanMembers', 20_000);
    expect(stateOf(watched, 'dc1').watchedSince).toBe(NOW - 1_000 - 20_000);
  });
});
