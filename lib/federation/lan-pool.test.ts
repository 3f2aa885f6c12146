import { describe, expect, it } from 'vitest';
import {
  agedFact,
  changeFact,
  failFact,
  setLanStatus,
  unreachable,
  vantageOf,
  withFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { lanStatus, readLanPool } from './lan-pool';
import { findSources } from './sources';
import { NOW, three } from './testing/three';
import { readVantages } from './vantages';

const all = three({ vantagesPerDatacenter: 3 });
const [first, second, third] = [0, 1, 2].map((n) => vantageOf(all, 'dc1', n)) as [string, string, string];
const poolOf = (observations: readonly Observation[]) => {
  const [sources] = findSources(readVantages(observations, NOW), ['dc1']);
  if (!sources) throw new Error('no sources');
  return readLanPool(sources, NOW);
};
const statusOf = (observations: readonly Observation[], node = 'dc1-s3') => {
  const known = lanStatus(poolOf(observations), node);
  return known.known ? known.value : known.gap.kind;
};
const says = (observations: readonly Observation[], who: string, status: 'failed' | 'left') =>
  setLanStatus(observations, who, 'dc1-s3', status);

describe('the LAN status of a server', () => {
  it('is what most of its datacenter say', () => {
    expect(statusOf(all)).toBe('alive');
    expect(statusOf(says(all, first, 'failed'))).toBe('alive');
    expect(statusOf(says(says(all, first, 'failed'), second, 'failed'))).toBe('failed');
  });

  it('is the newest word when they are even', () => {
    const two = all.filter((o) => o.vantage.id !== third);
    const even = says(two, second, 'failed');
    const older = (list: readonly Observation[], who: string) =>
      changeFact(list, who, 'lanMembers', (fact) => agedFact(fact, 2_000));
    expect(statusOf(older(even, first))).toBe('failed');
    expect(statusOf(older(even, second))).toBe('alive');
  });

  it('is not what agents said that no longer answer', () => {
    const dying = failFact(
      failFact(all, second, 'lanMembers', 'agent-unreachable', 'keep'),
      third,
      'lanMembers',
      'agent-unreachable',
      'keep',
    );
    expect(statusOf(says(dying, first, 'failed'))).toBe('failed');
    // When no agent answers, what they said a moment ago is all there is.
    expect(statusOf(failFact(dying, first, 'lanMembers', 'agent-unreachable', 'keep'))).toBe('alive');
    expect(statusOf(unreachable(all, 'dc1'))).toBe('agent-unreachable');
  });

  it('is none for a server no longer listed, and unknown where members may be hidden', () => {
    expect(statusOf(all, 'gone')).toBe('none');
    const hidden = all.map((o) => {
      const fact = o.facts.lanMembers;
      if (!fact?.latest.ok) return o;
      const latest = { ...fact.latest, meta: { ...fact.latest.meta, filteredByAcls: true } };
      return { ...o, facts: { ...o.facts, lanMembers: { ...fact, latest } } };
    });
    expect(statusOf(hidden, 'gone')).toBe('filtered');
    expect(statusOf(failFact(all, 'dc1', 'lanMembers', 'denied'))).toBe('denied');
    expect(statusOf([])).toBe('not-asked');
  });
});

it('counts client agents that have not left, and their versions', () => {
  const client = (node: string, status: 'alive' | 'failed' | 'left', version: string | null = '1.8.7') => ({
    node,
    address: '10.1.0.99',
    status,
    server: false,
    id: null,
    version,
    datacenter: 'dc1',
    federationStates: false,
    tls: false,
    acls: null,
    wanJoinPort: null,
  });
  const some = withFact(all, 'dc1', 'lanMembers', (members) => [
    ...members,
    client('a', 'alive'),
    client('b', 'failed'),
    client('c', 'left'),
    { ...client('d', 'alive'), datacenter: 'dc9' },
  ]);
  expect(poolOf(some).clientAgents).toBe(2);
  expect(poolOf(some).failedClients).toMatchObject({ agents: 1, nodes: ['b'] });
  const mixed = withFact(some, 'dc1', 'lanMembers', (members) => [
    ...members,
    client('f', 'alive', '1.7.14'),
    client('e', 'alive', '1.7.9'),
    client('g', 'alive', null),
  ]);
  expect(poolOf(mixed)).toMatchObject({
    clientVersions: [
      { version: null, agents: 1 },
      { version: '1.7.9', agents: 1 },
      { version: '1.7.14', agents: 1 },
      { version: '1.8.7', agents: 2 },
    ],
    outdatedClients: { agents: 2, nodes: ['e', 'f'] },
  });
  expect(poolOf(all).clientAgents).toBe(0);
  expect(poolOf(failFact(all, 'dc1', 'lanMembers', 'denied')).clientAgents).toBeNull();
  expect(poolOf(failFact(all, 'dc1', 'lanMembers', 'denied')).failedClients).toBeNull();
});
