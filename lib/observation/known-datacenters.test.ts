import { expect, it } from 'vitest';
import { datacenterOf, knownDatacenters } from './known-datacenters';
import { dropVantage, healthyObservations, setMemberStatus, withFact } from './testing/observations';

const all = healthyObservations({
  datacenters: ['dc1', 'dc2', 'dc3'].map((name) => ({ name, servers: 1, gateways: 1 })),
  primary: 'dc1',
  mode: 'mesh-gateways',
  now: 1_700_000_000_000,
});
const dc1 = all.slice(0, 1);
const only = (fact: 'wanMembers' | 'datacenters' | 'federationStates') =>
  dc1.map((o) => ({ ...o, facts: { [fact]: o.facts[fact] } }));

it.each(['wanMembers', 'datacenters', 'federationStates'] as const)(
  'hears of every datacenter in %s',
  (fact) => {
    expect(knownDatacenters(only(fact))).toEqual(['dc1', 'dc2', 'dc3']);
  },
);

it('does not count members that left', () => {
  expect(knownDatacenters(setMemberStatus(only('wanMembers'), { datacenter: 'dc3' }, 'left'))).toEqual([
    'dc1',
    'dc2',
  ]);
});

it('keeps a configured datacenter that nobody mentions', () => {
  expect(knownDatacenters(dropVantage(all, 'dc2').map((o) => ({ ...o, facts: {} })))).toEqual(['dc1', 'dc3']);
});

it('believes an agent more than the configuration', () => {
  const [moved] = withFact(dc1, 'dc1', 'self', (self) => ({ ...self, datacenter: 'dc9' }));
  if (!moved) throw new Error('no observation');
  expect(datacenterOf(moved)).toBe('dc9');
  expect(datacenterOf({ ...moved, facts: {} })).toBe('dc1');
});
