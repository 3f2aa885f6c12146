import { expect, it } from 'vitest';
import { healthyObservations } from '@/lib/observation/testing/observations';
import { SharedParts } from './shared-parts';

const [one, two] = healthyObservations({
  datacenters: [
    { name: 'dc1', servers: 3, gateways: 2 },
    { name: 'dc2', servers: 3, gateways: 2 },
  ],
  primary: 'dc1',
  mode: 'mesh-gateways',
  now: 1_700_000_000_000,
  vantagesPerDatacenter: 1,
}).map((observation) => structuredClone(observation.facts));
const value = <T>(fact: { good: { value: T } | null } | undefined): T => {
  if (!fact?.good) throw new Error('not observed');
  return fact.good.value;
};

it('what two agents tell alike is the same object, and says what it said', () => {
  const parts = new SharedParts();
  const [here, there] = [value(one?.wanMembers), value(two?.wanMembers)];
  const shared = [parts.share('wanMembers', here), parts.share('wanMembers', there)];
  expect(shared).toEqual([here, there]);
  expect(new Set(shared.flat()).size).toBe(6);
  const states = [value(one?.federationStates), value(two?.federationStates)].map((all) =>
    parts.share('federationStates', all),
  );
  expect(new Set(states.flat().flatMap(({ meshGateways }) => meshGateways)).size).toBe(4);
});

it('what they tell differently stays apart, for each of them', () => {
  const parts = new SharedParts();
  const here = value(one?.wanMembers);
  const there = here.map((member) => ({ ...member, status: 'failed' as const }));
  for (let round = 0; round < 3; round++) {
    expect(parts.share('wanMembers', structuredClone(here))).toEqual(here);
    expect(parts.share('wanMembers', structuredClone(there))).toEqual(there);
  }
  expect(parts.share('wanMembers', structuredClone(there))[0]).toBe(
    parts.share('wanMembers', structuredClone(there))[0],
  );
});

it('leaves other answers alone', () => {
  const self = value(one?.self);
  expect(new SharedParts().share('self', self)).toBe(self);
});
