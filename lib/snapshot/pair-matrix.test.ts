import { expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import { failForwarding, healthyObservations } from '@/lib/observation/testing/observations';
import { pairMatrix } from './pair-matrix';

const now = 1_700_000_000_000;
const names = ['dc1', 'dc2', 'dc3'];
const healthy = healthyObservations({
  datacenters: names.map((name) => ({ name, servers: 3, gateways: 2 })),
  primary: 'dc1',
  mode: 'mesh-gateways',
  now,
});
const matrix = (observations: typeof healthy) =>
  pairMatrix(buildFederation(observations, { now, source: 'consul' }));

it('is row-major with an empty diagonal', () => {
  const { state, forwarding, roundTripMs } = matrix(healthy);
  expect(state).toBe('-cc' + 'c-c' + 'cc-');
  expect(forwarding).toBe('-cccc-c'.slice(0, 3) + 'c-c' + 'cc-');
  expect(roundTripMs).toHaveLength(9);
  expect([0, 4, 8].map((i) => roundTripMs[i])).toEqual([null, null, null]);
});

it('marks the one direction that is broken', () => {
  const { forwarding, state } = matrix(failForwarding(healthy, 'dc2', 'dc3', 'no-path'));
  expect(forwarding).toBe('-cc' + 'c-x' + 'cc-');
  expect(state[5]).not.toBe('c');
  expect(state[7]).toBe('c');
});

it('rounds round trips from 10 ms on to whole ms', () => {
  const federation = buildFederation(healthy, { now, source: 'consul' });
  const times = [9.876, 10.44, null, 0.04, 123.6, 1];
  const pairs = federation.pairs.map((pair, i) => ({ ...pair, roundTripMs: times[i] ?? null }));
  expect(pairMatrix({ ...federation, pairs }).roundTripMs).toEqual([
    null,
    9.9,
    10,
    null,
    null,
    0,
    124,
    1,
    null,
  ]);
});
