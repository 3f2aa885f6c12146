import { expect, test } from 'vitest';
import { block, calmConditions, isBlocked } from './conditions';
import { defaultFederation } from './default-federation';

test('blocking cuts one direction only', () => {
  const [a, b, c] = defaultFederation('mesh-gateways').datacenters;
  if (!a || !b || !c) throw new Error('three datacenters expected');
  const conditions = calmConditions();
  block(conditions, a, b);
  block(conditions, a, c);
  expect([isBlocked(conditions, a, b), isBlocked(conditions, a, c), isBlocked(conditions, b, a)]).toEqual([
    true,
    true,
    false,
  ]);
});
