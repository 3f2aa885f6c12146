import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARBITRARY_NOW, arbitraryFederation } from '@/lib/observation/testing/arbitrary-federation';
import { largeFederation } from '@/lib/observation/testing/large-federation';
import { seenFromOneAgent } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { pairEvidence, pairSentence } from './pair-sentence';
import { build, NOW, three } from './testing/three';

const at = (observations: readonly Observation[]) => build(observations, ARBITRARY_NOW);
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('buildFederation', () => {
  it('of nothing is empty', () => {
    expect(build([])).toMatchObject({ primary: null, mode: 'unknown', datacenters: [], pairs: [], gaps: [] });
  });

  it('of a healthy federation is all good', () => {
    const federation = build(three());
    expect(federation).toMatchObject({
      primary: 'dc1',
      mode: 'mesh-gateways',
      takenAt: NOW,
      source: 'consul',
    });
    for (const pair of federation.pairs) {
      expect(pair).toMatchObject({
        state: 'connected',
        gossip: 'good',
        forwarding: 'good',
        gateways: 'good',
      });
      expect(pair.roundTripMs).toBeGreaterThan(0);
    }
  });

  it('comes up whole from one agent whose datacenter was not configured', () => {
    const one = seenFromOneAgent(three(), 'dc2').map((o) => ({
      ...o,
      vantage: { ...o.vantage, datacenter: null },
    }));
    const federation = build(one);
    expect(
      federation.datacenters.map((d) => [d.name, d.observed, d.servers.length, d.meshGateways.length]),
    ).toEqual([
      ['dc1', 'through', 3, 2],
      ['dc2', 'directly', 3, 2],
      ['dc3', 'through', 1, 1],
    ]);
    expect(federation.primary).toBe('dc1');
  });

  it('holds every pair of a large federation', () => {
    const federation = build(largeFederation(NOW, { datacenters: 30, servers: 3, gateways: 2 }));
    expect(federation.pairs).toHaveLength(870);
    expect(federation.pairs.every((pair) => pair.state === 'connected' && pair.gateways === 'good')).toBe(
      true,
    );
    expect(federation.datacenters.every((d) => d.meshGateways.every((g) => g.beliefs.length === 29))).toBe(
      true,
    );
  });
});

describe('whatever agents answer', { timeout: 60_000 }, () => {
  const runs = { numRuns: 60 };

  it('it never throws, and every pair has a sentence and evidence', () => {
    fc.assert(
      fc.property(arbitraryFederation, (observations) => {
        const federation = at(observations);
        const texts = federation.pairs.flatMap((pair) => [
          pairSentence(pair, federation),
          ...Object.values(pairEvidence(federation, pair)).map(({ sentence }) => sentence),
        ]);
        expect(texts.filter((text) => !text.endsWith('.'))).toEqual([]);
        const count = federation.datacenters.length;
        expect(federation.pairs).toHaveLength(count * Math.max(0, count - 1));
      }),
      runs,
    );
  });

  it('the order of the observations does not matter', () => {
    fc.assert(
      fc.property(
        arbitraryFederation.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([observations, shuffled]) => {
          expect(JSON.stringify(at(shuffled))).toBe(JSON.stringify(at(observations)));
        },
      ),
      runs,
    );
  });

  it('a saved list replays to the same model, and the model is plain JSON', () => {
    fc.assert(
      fc.property(arbitraryFederation, (observations) => {
        const federation = at(observations);
        expect(copy(federation)).toStrictEqual(federation);
        expect(at(copy(observations))).toStrictEqual(federation);
      }),
      runs,
    );
  });

  it('knowing less never makes a pair better known: unknown stays unknown', () => {
    fc.assert(
      fc.property(
        arbitraryFederation.chain((list) => fc.tuple(fc.constant(list), fc.subarray(list))),
        ([all, some]) => {
          const before = new Map(at(all).pairs.map(({ from, to, state }) => [`${from}\n${to}`, state]));
          const better = at(some).pairs.filter(
            ({ from, to, state }) => before.get(`${from}\n${to}`) === 'unknown' && state !== 'unknown',
          );
          expect(better).toEqual([]);
        },
      ),
      runs,
    );
  });

  it('a connected pair was measured: a fresh probe works', () => {
    fc.assert(
      fc.property(arbitraryFederation, (observations) => {
        const isMeasured = (outcome: string) => outcome === 'works' || outcome === 'first-failure';
        const guessed = at(observations).pairs.filter(
          ({ state, probes }) => state === 'connected' && !probes.some(({ outcome }) => isMeasured(outcome)),
        );
        expect(guessed).toEqual([]);
      }),
      runs,
    );
  });

  it('observations are left as they were', () => {
    fc.assert(
      fc.property(arbitraryFederation, (observations) => {
        const before = JSON.stringify(observations);
        at(observations);
        expect(JSON.stringify(observations)).toBe(before);
      }),
      runs,
    );
  });
});
