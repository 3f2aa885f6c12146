import { expect, test } from 'vitest';
import { independent, soundPart } from './salvage';

const at = (...path: (string | number)[]) => ({ path, part: 'value' as const, message: '' });

test('fields with problems are taken out, lists as a whole; the original stays', () => {
  const raw = { adress: 1, datacenters: { dc1: { addresses: ['a:1', 5], namespace: 'n' } } };
  expect(soundPart(raw, [at('adress'), at('datacenters', 'dc1', 'addresses', 1)])?.datacenters).toEqual({
    dc1: { namespace: 'n' },
  });
  expect(raw.adress).toBe(1);
});

test('nothing is left of a list', () => {
  expect(soundPart(['a'], [at()])).toBeNull();
});

test('what is missing only because it was taken out is no problem of its own', () => {
  const early = [at('datacenters', 'dc1', 'adresses')];
  const missing = { ...at('datacenters', 'dc1', 'addresses'), part: 'missing' as const };
  const others = [
    at('datacenters', 'dc1'),
    { ...at('datacenters', 'dc2', 'addresses'), part: 'missing' as const },
  ];
  expect(independent([missing, ...others], early)).toEqual(others);
});
