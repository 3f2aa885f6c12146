import { describe, expect, it } from 'vitest';
import {
  changeForwarding,
  failForwarding,
  unreachable,
  vantageOf,
  withoutLeader,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { forwardingLayer, probeFact } from './forwarding';
import { NOW, three } from './testing/three';
import { readVantages } from './vantages';

const two = three({ vantagesPerDatacenter: 2 });
const first = vantageOf(two, 'dc1');
const forwarding = (observations: readonly Observation[]) =>
  forwardingLayer(
    readVantages(observations, NOW).filter(({ state }) => state.in === 'dc1'),
    'dc2',
    NOW,
  );

describe('forwarding', () => {
  it('is good, partial, bad or unknown by what the vantages measured', () => {
    expect(forwarding(two).state).toBe('good');
    expect(forwarding(failForwarding(two, first, 'dc2', 'no-path')).state).toBe('partial');
    expect(forwarding(failForwarding(two, 'dc1', 'dc2', 'no-path')).state).toBe('bad');
    expect(forwarding(unreachable(two, 'dc1')).state).toBe('unknown');
    expect(forwarding(unreachable(two, first)).state).toBe('good');
  });

  it('tells of each probe what it answered', () => {
    const { probes, failure, workedAt } = forwarding(failForwarding(two, first, 'dc2', 'gateway-dial', 3));
    expect(probes).toMatchObject([
      {
        vantage: first,
        outcome: 'fails',
        failuresInARow: 3,
        failure: { kind: 'gateway-dial' },
        leader: null,
      },
      { outcome: 'works', failuresInARow: 0, failure: null, leader: '10.2.0.11:8300' },
    ]);
    expect(failure?.detail.dialled).toBe('10.1.1.1:8443');
    expect(workedAt).toBe(NOW - 4_000);
  });

  it('keeps the leader of the last good answer over a first failure, and names no failure of the pair', () => {
    const { probes, failure, state } = forwarding(failForwarding(two, 'dc1', 'dc2', 'connection-lost', 1));
    expect(probes[0]).toMatchObject({ outcome: 'first-failure', leader: '10.2.0.11:8300' });
    expect([state, failure]).toEqual(['good', null]);
  });

  it('believes what a restart or chance can do only when it lasts', () => {
    const failing = (kind: 'no-path' | 'connection-lost' | 'tls-identity', ms: number) =>
      changeForwarding(failForwarding(two, 'dc1', 'dc2', kind), 'dc1', 'dc2', (fact) => ({
        ...fact,
        failingSince: fact.latest.at - ms,
      }));
    const state = (all: readonly Observation[], several: boolean) => {
      const own = readVantages(all, NOW).filter((witness) => witness.state.in === 'dc1');
      return forwardingLayer(own, 'dc2', NOW, several).state;
    };
    expect([state(failing('no-path', 1_000), false), state(failing('no-path', 3_000), false)]).toEqual([
      'good',
      'bad',
    ]);
    const lost = failing('connection-lost', 1_000);
    expect([state(lost, true), state(lost, false)]).toEqual(['good', 'bad']);
    expect(state(failing('tls-identity', 1_000), true)).toBe('bad');
  });

  it('has an empty leader as an answer', () => {
    expect(forwarding(withoutLeader(two, 'dc2')).probes[0]).toMatchObject({ outcome: 'works', leader: null });
  });
});

it('a datacenter named like a property of every object has no probe', () => {
  const [one] = readVantages(two, NOW);
  if (!one) throw new Error('empty');
  for (const name of ['constructor', '__proto__', 'toString'])
    expect(probeFact(one.observation, name)).toBeUndefined();
});
