import { describe, expect, it } from 'vitest';
import type { Coordinate } from '@/lib/consul/types';
import { asClientAgent, failFact, seenFromOneAgent, withFact } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { isUntouched, roundTripMs } from './round-trip';
import { build, pairOf, three } from './testing/three';

const at = (vec: number[], part: Partial<Coordinate> = {}): Coordinate => ({
  vec,
  error: 0.3,
  adjustment: 0,
  height: 0,
  ...part,
});
const UNTOUCHED = at([0, 0, 0, 0, 0, 0, 0, 0], { error: 1.5, height: 1e-5 });

describe('roundTripMs', () => {
  // The vectors of TestCoordinate_DistanceTo in serf/coordinate.
  const a = [-0.5, 1.3, 2.4];
  const b = [1.2, -2.3, 3.4];
  it.each([
    ['a point to itself', at(a), at(a), 0],
    ['two points', at(a), at(b), 4104.875150354758],
    ['the way back', at(b), at(a), 4104.875150354758],
    [
      'an adjustment that makes it negative is ignored',
      at(a, { adjustment: -1e6 }),
      at(b),
      4104.875150354758,
    ],
    ['positive adjustments', at(a, { adjustment: 0.1 }), at(b, { adjustment: 0.2 }), 4404.875150354758],
    ['heights', at(a, { height: 0.7 }), at(b, { height: 0.1 }), 4904.875150354758],
  ])('%s', (_, from, to, ms) => {
    expect(roundTripMs(from, to)).toBeCloseTo(ms, 6);
  });

  it('is null where Consul panics, and never NaN', () => {
    expect(roundTripMs(at([1, 2]), at([1, 2, 3]))).toBeNull();
    expect(roundTripMs(at([1e308]), at([-1e308]))).toBeNull();
    expect(roundTripMs(at([0]), at([0], { height: -1 }))).toBeNull();
  });
});

it('knows the start value from a measured place', () => {
  expect(isUntouched(UNTOUCHED)).toBe(true);
  expect(isUntouched({ ...UNTOUCHED, error: 1.4 })).toBe(false);
  expect(isUntouched({ ...UNTOUCHED, vec: [0, 0.001] })).toBe(false);
});

describe('the way between two datacenters', () => {
  /** dc1's server at 0, dc2's three servers at the given seconds along one axis. */
  const along = (...seconds: number[]) =>
    withFact(three(), 'dc1', 'coordinates', [
      { datacenter: 'dc1', areaId: 'wan', servers: [{ node: 'dc1-s1', coordinate: at([0]) }] },
      {
        datacenter: 'dc2',
        areaId: 'wan',
        servers: seconds.map((s, i) => ({ node: `dc2-s${i + 1}`, coordinate: at([s]) })),
      },
    ]);
  const ms = (observations: readonly Observation[], from = 'dc1', to = 'dc2') =>
    pairOf(build(observations), from, to).roundTripMs;

  it('is the element [len/2] of the sorted ways, as Consul sorts datacenters', () => {
    expect(ms(along(0.03, 0.01, 0.02))).toBeCloseTo(20);
    expect(ms(along(0.04, 0.01))).toBeCloseTo(40);
  });

  it('is unknown where nothing was measured', () => {
    const untouched = withFact(along(0.01), 'dc1', 'coordinates', (all) =>
      all.map((d) => ({ ...d, servers: d.servers.map((s) => ({ ...s, coordinate: UNTOUCHED })) })),
    );
    const blind = ['dc2', 'dc3'].reduce(
      (list, dc) => failFact(list, dc, 'coordinates', 'agent-timeout'),
      untouched,
    );
    expect(ms(blind)).toBeNull();
    expect(ms(failFact(blind, 'dc1', 'coordinates', 'agent-timeout'))).toBeNull();
  });

  it('is told by any chart where no server of the datacenter was asked', () => {
    const one = seenFromOneAgent(three(), 'dc1');
    expect(ms(one, 'dc2', 'dc3')).toBeGreaterThan(0);
    expect(ms(asClientAgent(three(), 'dc1'))).toBeGreaterThan(0);
  });

  it('reads the WAN area only, and nodes with or without their datacenter', () => {
    const area = withFact(along(0.01), 'dc1', 'coordinates', (all) => [
      { datacenter: 'dc2', areaId: 'other', servers: [{ node: 'dc2-s1', coordinate: at([9]) }] },
      ...all.map((d) => ({
        ...d,
        servers: d.servers.map((s) => ({ ...s, node: `${s.node}.${d.datacenter}` })),
      })),
    ]);
    expect(ms(area)).toBeCloseTo(10);
  });
});
