import { expect, test } from 'vitest';
import { defaultFederation } from './default-federation';
import { atLeast, datacenterOf } from './topology';

test('versions compare by number', () => {
  expect(atLeast('1.12.0', '1.9.2')).toBe(true);
  expect(atLeast('1.8.7', '1.8.8')).toBe(false);
  expect(atLeast('1.9.2', '1.9.2')).toBe(true);
  expect(atLeast('2.0.0-rc1', '1.22.5')).toBe(true);
  expect(atLeast('<script>', '1.8.0')).toBe(false);
});

test('a part without datacenter is a mistake', () => {
  expect(() => datacenterOf(defaultFederation('traditional'), { datacenter: 'mars' })).toThrow('"mars"');
});
