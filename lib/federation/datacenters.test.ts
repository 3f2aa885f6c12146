import { describe, expect, it } from 'vitest';
import {
  asClientAgent,
  dropVantage,
  failFact,
  healthyObservations,
  seenFromOneAgent,
  unreachable,
  withFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, datacenterOf, NOW, three } from './testing/three';

const observed = (observations: readonly Observation[], name: string) => {
  const { observed, through, configured } = datacenterOf(build(observations), name);
  return [observed, through, configured];
};

describe('how a datacenter is observed', () => {
  it('directly, through another, or by hearsay', () => {
    expect(observed(three(), 'dc2')).toEqual(['directly', null, true]);
    expect(observed(seenFromOneAgent(three(), 'dc1'), 'dc2')).toEqual(['through', 'dc1', false]);
    expect(observed(seenFromOneAgent(three(), 'dc1'), 'dc1')).toEqual(['directly', null, true]);
    expect(observed(dropVantage(three(), 'dc2'), 'dc2')).toEqual(['hearsay', null, false]);
  });

  it('by hearsay when its own agent is away, and still configured', () => {
    expect(observed(unreachable(three(), 'dc2'), 'dc2')).toEqual(['hearsay', null, true]);
  });

  it('through another when its own agent is away and the other reads it', () => {
    const own = unreachable(three(), 'dc2').filter((o) => o.vantage.datacenter === 'dc2');
    expect(observed([...own, ...seenFromOneAgent(three(), 'dc1')], 'dc2')).toEqual(['through', 'dc1', true]);
  });

  it('not at all under a name that its agent does not have', () => {
    const moved = withFact(three(), 'dc2', 'self', (self) => ({ ...self, datacenter: 'dc9' }));
    expect(observed(moved, 'dc2')).toEqual(['hearsay', null, true]);
    expect(observed(moved, 'dc9')).toEqual(['directly', null, true]);
  });
});

describe('what a datacenter tells', () => {
  it('has the path it came by', () => {
    const dc2 = datacenterOf(build(seenFromOneAgent(three(), 'dc1')), 'dc2');
    expect(dc2.raft).toMatchObject({
      known: true,
      source: { vantage: 'dc1@http://10.1.0.11:8500', path: '/v1/operator/raft/configuration?dc=dc2' },
    });
    expect(dc2.federationStates.known && dc2.federationStates.value.map((state) => state.datacenter)).toEqual(
      ['dc1', 'dc2', 'dc3'],
    );
  });

  it('is a gap when denied, not a zero', () => {
    const denied = failFact(three(), 'dc2', 'federationStates', 'denied');
    expect(datacenterOf(build(denied), 'dc2').federationStates).toMatchObject({
      known: false,
      gap: { kind: 'denied', fact: 'federationStates', datacenter: 'dc2' },
    });
  });

  it('is forwarded by a client agent too', () => {
    expect(datacenterOf(build(asClientAgent(three(), 'dc2')), 'dc2')).toMatchObject({
      observed: 'directly',
      leader: { known: true, value: '10.2.0.11:8300' },
      quorum: { voters: 3, alive: 3 },
    });
  });
});

describe('the role', () => {
  it('is primary, secondary, or unknown without agreement', () => {
    const roles = (observations: readonly Observation[]) =>
      build(observations).datacenters.map((d) => d.role);
    expect(roles(three())).toEqual(['primary', 'secondary', 'secondary']);
    let each = healthyObservations({
      datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 1, gateways: 0 })),
      primary: 'dc1',
      mode: 'traditional',
      now: NOW,
    });
    for (const name of ['dc1', 'dc2'])
      each = withFact(each, name, 'self', (self) => ({ ...self, primaryDatacenter: name }));
    expect(roles(each)).toEqual(['unknown', 'unknown']);
  });

  it('of a lone secondary whose primary nobody lists is secondary', () => {
    const [lone] = healthyObservations({
      datacenters: [{ name: 'dc2', servers: 1, gateways: 0 }],
      primary: 'dc1',
      mode: 'traditional',
      now: NOW,
    });
    if (!lone) throw new Error('empty');
    expect(build([lone])).toMatchObject({ primary: null, datacenters: [{ role: 'secondary' }] });
  });
});
