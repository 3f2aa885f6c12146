import { describe, expect, it } from 'vitest';
import {
  dropVantage,
  failFact,
  seenFromOneAgent,
  setLanStatus,
  withFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, datacenterOf, three } from './testing/three';

const quorum = (observations: readonly Observation[], name = 'dc2') =>
  datacenterOf(build(observations), name).quorum;
const without = (
  observations: readonly Observation[],
  ...names: readonly ('raft' | 'peers' | 'autopilot' | 'catalogServers' | 'lanMembers')[]
) => names.reduce((list, name) => failFact(list, 'dc2', name, 'no-leader'), [...observations]);

describe('quorum', () => {
  it.each([
    [1, { voters: 1, alive: 1, needed: 1, tolerance: 0 }],
    [2, { voters: 2, alive: 2, needed: 2, tolerance: 0 }],
    [3, { voters: 3, alive: 3, needed: 2, tolerance: 1 }],
    [4, { voters: 4, alive: 4, needed: 3, tolerance: 1 }],
    [5, { voters: 5, alive: 5, needed: 3, tolerance: 2 }],
  ])('of %i servers', (servers, expected) => {
    const all = three({ datacenters: [{ name: 'dc2', servers, gateways: 0 }], primary: 'dc2' });
    expect(quorum(all)).toEqual(expected);
  });

  it('finds a renamed server alive, though it is listed under its old name too', () => {
    const id = '6c8439cf-2c29-fcce-5b44-a0993f8d7158';
    const rename = <T extends { node: string }>(all: readonly T[]): T[] =>
      all.map((s) => (s.node === 'dc2-s1' ? { ...s, node: 'dc2-s9', id } : s));
    let all = withFact(three(), 'dc2', 'lanMembers', rename);
    all = withFact(all, 'dc2', 'raft', rename);
    all = withFact(all, 'dc2', 'catalogServers', rename);
    all = all
      .map((o) =>
        withFact([o], o.vantage.id, 'wanMembers', (members) =>
          members.map((m) => (m.node === 'dc2-s1' ? { ...m, id } : m)),
        ).flat(),
      )
      .flat();
    expect(quorum(without(all, 'autopilot'))).toEqual({ voters: 3, alive: 3, needed: 2, tolerance: 1 });
  });

  it('counts voters only', () => {
    const replica = withFact(three(), 'dc2', 'raft', (all) =>
      all.map((s) => (s.node === 'dc2-s3' ? { ...s, voter: false } : s)),
    );
    expect(quorum(replica)).toEqual({ voters: 2, alive: 2, needed: 2, tolerance: 0 });
  });

  it('is lost with two of three dead, which the peers still tell without a leader', () => {
    const dead = setLanStatus(setLanStatus(three(), 'dc2', 'dc2-s2', 'failed'), 'dc2', 'dc2-s3', 'failed');
    expect(quorum(dead)).toEqual({ voters: 3, alive: 1, needed: 2, tolerance: -1 });
    expect(quorum(without(dead, 'raft', 'autopilot'))).toEqual({
      voters: 3,
      alive: 1,
      needed: 2,
      tolerance: -1,
    });
  });

  it('rests on bootstrap_expect when neither Raft nor peers are known', () => {
    const dead = setLanStatus(three(), 'dc2', 'dc2-s2', 'failed');
    expect(quorum(without(dead, 'raft', 'peers', 'autopilot'))).toEqual({
      voters: 3,
      alive: 2,
      needed: 2,
      tolerance: 0,
    });
  });

  it('takes life from autopilot, then from the catalog, never from WAN gossip', () => {
    const sick = withFact(three(), 'dc2', 'autopilot', (health) => ({
      ...health,
      servers: health.servers.map((s) => (s.node === 'dc2-s1' ? { ...s, serfStatus: 'failed' } : s)),
    }));
    const noLan = failFact(sick, 'dc2', 'lanMembers', 'denied');
    expect(quorum(noLan)?.alive).toBe(2);
    expect(quorum(failFact(noLan, 'dc2', 'autopilot', 'denied'))?.alive).toBe(3);
    expect(quorum(without(noLan, 'autopilot', 'catalogServers'))).toBeNull();
    expect(quorum(dropVantage(three(), 'dc2'))).toBeNull();
  });

  it('counts a voter that no pool lists any more as dead', () => {
    const ghost = withFact(three(), 'dc2', 'raft', (all) => [
      ...all,
      { id: 'gone', node: '(unknown)', address: '10.2.0.99:8300', leader: false, voter: true },
    ]);
    expect(quorum(ghost)).toEqual({ voters: 4, alive: 3, needed: 3, tolerance: 0 });
  });

  it('is known through another datacenter', () => {
    expect(quorum(seenFromOneAgent(three(), 'dc1'))).toEqual({
      voters: 3,
      alive: 3,
      needed: 2,
      tolerance: 1,
    });
  });
});
