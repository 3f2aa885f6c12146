import { expect, it } from 'vitest';
import { failFact, setLanStatus, vantageOf, withFact } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, datacenterOf, three } from './testing/three';

const two = three({ vantagesPerDatacenter: 2 });
const [first, second] = [vantageOf(two, 'dc2'), vantageOf(two, 'dc2', 1)];
const clustersOf = (observations: readonly Observation[]) =>
  datacenterOf(build(observations), 'dc2').clusters;

it('are one where vantages list the same servers, also when they do not see each other alive', () => {
  const one = [
    { vantages: [first, second], servers: ['dc2-s1', 'dc2-s2', 'dc2-s3'], leaders: ['10.2.0.11:8300'] },
  ];
  expect(clustersOf(two)).toEqual(one);
  expect(clustersOf(setLanStatus(two, second, 'dc2-s1', 'failed'))).toEqual(one);
});

it('are two where they share no server, each with its leader', () => {
  const other = withFact(
    withFact(two, second, 'lanMembers', (all) => all.map((m) => ({ ...m, id: `other ${m.node}` }))),
    second,
    'leader',
    '10.9.0.11:8300',
  );
  expect(clustersOf(other).map(({ vantages, leaders }) => [vantages, leaders])).toEqual([
    [[first], ['10.2.0.11:8300']],
    [[second], ['10.9.0.11:8300']],
  ]);
});

it('are not known without a LAN pool', () => {
  expect(clustersOf(failFact(two, 'dc2', 'lanMembers', 'denied'))).toEqual([]);
});
