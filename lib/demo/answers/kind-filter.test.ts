import { expect, test } from 'vitest';
import { readKindFilter } from './kind-filter';

test('compares Service.Kind', () => {
  const is = readKindFilter('Service.Kind == "mesh-gateway"');
  const isNot = readKindFilter('Service.Kind!=mesh-gateway');
  if ('error' in is || 'error' in isNot) throw new Error('refused');
  expect([is.keeps('mesh-gateway'), is.keeps('')]).toEqual([true, false]);
  expect([isNot.keeps('mesh-gateway'), isNot.keeps('')]).toEqual([false, true]);
});

test('refuses other selectors with the words of 1.8.7, and what it cannot evaluate', () => {
  expect(readKindFilter('Kind == "mesh-gateway"')).toEqual({
    error: 'Failed to create boolean expression evaluator: Selector "Kind" is not valid',
  });
  expect(readKindFilter('a and b')).toHaveProperty('error');
});
