import { expect, it } from 'vitest';
import { failFact, seenFromOneAgent, unreachable } from '@/lib/observation/testing/observations';
import { build, three } from './testing/three';

it('counts what answers, what refuses, and which pairs were measured', () => {
  expect(build(three()).coverage).toEqual({
    vantages: 3,
    vantagesAnswering: 3,
    vantagesDenied: 0,
    datacenters: 3,
    datacentersDirect: 3,
    pairs: 6,
    pairsMeasured: 6,
  });
  expect(build(unreachable(failFact(three(), 'dc2', 'raft', 'denied'), 'dc3')).coverage).toMatchObject({
    vantagesAnswering: 2,
    vantagesDenied: 1,
    datacentersDirect: 2,
    pairsMeasured: 4,
  });
  expect(build(seenFromOneAgent(three(), 'dc1')).coverage).toMatchObject({
    vantages: 1,
    datacenters: 3,
    datacentersDirect: 1,
    pairs: 6,
    pairsMeasured: 2,
  });
  expect(build([]).coverage).toMatchObject({ vantages: 0, datacenters: 0, pairs: 0, pairsMeasured: 0 });
});
