import { describe, expect, it } from 'vitest';
import {
  asClientAgent,
  changeFact,
  failFact,
  seenFromOneAgent,
  unreachable,
  vantageOf,
  withFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { findSources, knownBy, pick, pickLeader } from './sources';
import { NOW, three } from './testing/three';
import { readVantages } from './vantages';

const all = three({ vantagesPerDatacenter: 3 });
const [first, second] = [vantageOf(all, 'dc2'), vantageOf(all, 'dc2', 1)];
const sourcesOf = (observations: readonly Observation[], name = 'dc2') => {
  const [sources] = findSources(readVantages(observations, NOW), [name]);
  if (!sources) throw new Error(name);
  return sources;
};
const raftFrom = (observations: readonly Observation[]) => {
  const known = pick(sourcesOf(observations), 'raft', NOW);
  return known.known ? known.source.vantage : known.gap.kind;
};

describe('who tells of a datacenter', () => {
  it('is its first server that answers now', () => {
    expect(raftFrom(all)).toBe(first);
    expect(raftFrom(failFact(all, first, 'raft', 'agent-unreachable', 'keep'))).toBe(second);
    expect(raftFrom(asClientAgent(all, first))).toBe(second);
  });

  it('is another datacenter rather than an agent that just fell silent', () => {
    const through = seenFromOneAgent(all, 'dc1');
    const silent = failFact(all, 'dc2', 'raft', 'agent-unreachable', 'keep').filter(
      (o) => o.vantage.datacenter === 'dc2',
    );
    expect(raftFrom([...through, ...silent])).toBe(vantageOf(all, 'dc1'));
    expect(raftFrom(silent)).toBe(first);
  });

  it('is nobody: then the most telling gap is named', () => {
    const gap = failFact(all, second, 'raft', 'denied');
    const none = changeFact(
      changeFact(gap, first, 'raft', () => undefined),
      vantageOf(all, 'dc2', 2),
      'raft',
      () => undefined,
    );
    expect(raftFrom(none)).toBe('denied');
    expect(raftFrom(unreachable(all, 'dc2'))).toBe('agent-unreachable');
    expect(raftFrom([])).toBe('not-asked');
  });

  it('never counts a read of the own datacenter with ?dc= as another reader', () => {
    const odd = all.map((o) => ({ ...o, through: { dc2: {} } }));
    expect(sourcesOf(odd).readers.filter((reader) => reader.home === 'dc2')).toHaveLength(3);
  });
});

describe('the leader', () => {
  const leader = (observations: readonly Observation[]) => {
    const known = pickLeader(sourcesOf(observations), NOW);
    return known.known ? known.value : known.gap.kind;
  };

  it('is the one most servers name, and a named one before none', () => {
    expect(leader(withFact(all, first, 'leader', null))).toBe('10.2.0.11:8300');
    expect(leader(withFact(all, first, 'leader', '10.2.0.12:8300'))).toBe('10.2.0.11:8300');
    expect(leader(withFact(all, 'dc2', 'leader', null))).toBeNull();
    expect(leader(failFact(all, 'dc2', 'leader', 'agent-timeout'))).toBe('agent-timeout');
  });
});

it('lists every reader that knows a fact', () => {
  expect(knownBy(sourcesOf(all), 'peers', NOW).known).toHaveLength(3);
});
