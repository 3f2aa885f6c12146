import { expect, it } from 'vitest';
import { followersUseOwnGateways } from './consul-version';

it.each([
  ['1.8.0', false],
  ['1.8.7', false],
  ['1.8.8', true],
  ['1.8.19', true],
  ['1.9.0', false],
  ['1.9.1+ent', false],
  ['1.9.2', true],
  ['1.10.0-beta1', true],
  ['1.22.1', true],
  ['2.0.0', true],
  ['v1.8.7', false],
  ['dev', null],
  [null, null],
])('%s: %s', (version, expected) => {
  expect(followersUseOwnGateways(version)).toBe(expected);
});
