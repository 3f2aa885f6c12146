import { expect, it } from 'vitest';
import { pairsByTarget } from './pairs-by-target';
import { federationOf, healthy } from './testing/situation';

it('several ways to one datacenter are told of the datacenter, a single one of the pair', () => {
  const { pairs } = federationOf(healthy());
  const some = pairs.filter(({ from, to }) => to === 'dc3' || (from === 'dc1' && to === 'dc2'));
  expect(pairsByTarget(some).map(({ subject }) => subject)).toEqual([
    { kind: 'pair', from: 'dc1', to: 'dc2' },
    { kind: 'datacenter', datacenter: 'dc3' },
  ]);
});
