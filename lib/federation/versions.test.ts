import { expect, it } from 'vitest';
import { compareVersions, isOlder } from './versions';

it('orders versions by number, a prerelease before its release, an unknown one first', () => {
  const versions = ['1.10.0', '1.9.0', null, '1.9.0-beta1', '1.8.7', 'x', '1.15.2+ent'];
  expect([...versions].sort(compareVersions)).toEqual([
    null,
    'x',
    '1.8.7',
    '1.9.0-beta1',
    '1.9.0',
    '1.10.0',
    '1.15.2+ent',
  ]);
  expect(compareVersions('1.8.7+ent', '1.8.7')).toBe(0);
});

it('does not know how old an unknown version is', () => {
  expect([
    isOlder('1.7.14', '1.8.0'),
    isOlder('1.8.0', '1.8.0'),
    isOlder(null, '1.8.0'),
    isOlder('?', '1.8.0'),
  ]).toEqual([true, false, null, null]);
});
