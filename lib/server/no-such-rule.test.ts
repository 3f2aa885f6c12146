import { expect, it } from 'vitest';
import { misledRule, nearestRule } from './no-such-rule';

it('leads away only from rules that do not exist, and knows which was meant', () => {
  expect(misledRule('/rules')).toBeNull();
  expect(misledRule('/rules/failed-wan-member')).toBeNull();
  expect(misledRule('/decode')).toBeNull();
  const led = misledRule('/rules/failed-wan-membr');
  expect(led).toBe('/no-such-rule/failed-wan-membr');
  expect(nearestRule(led ?? '')?.id).toBe('failed-wan-member');
  expect(nearestRule('/nothing')).toBeNull();
});
