import { expect, it } from 'vitest';
import { leadFromNoSuchRule, nearestRule } from './no-such-rule';

it('leads away only from rules that do not exist, and knows which was meant', () => {
  for (const url of ['/rules', '/rules?x=/rules/nope', '/rules/failed-wan-member?x=1', '/decode', '']) {
    expect(leadFromNoSuchRule(url)).toBe(url);
  }
  const led = leadFromNoSuchRule('/rules/failed-wan-membr');
  expect(led).toBe('/no-such-rule/failed-wan-membr');
  expect(leadFromNoSuchRule('/rules/nope/?_rsc=1')).toBe('/no-such-rule/nope?_rsc=1');
  expect(nearestRule(led)?.id).toBe('failed-wan-member');
  expect(nearestRule('/nothing')).toBeNull();
});
