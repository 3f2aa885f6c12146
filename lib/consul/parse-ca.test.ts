import { expect, it } from 'vitest';
import { parseCaRoots } from './parse-ca';
import { kindOf, skippedBy, valueOf } from './testing/literals';

const root = (ID: string, Active: boolean) => ({
  ID,
  Active,
  Name: 'n',
  NotBefore: '2026-01-01T00:00:00Z',
  NotAfter: '2036-01-01T00:00:00Z',
  RootCert: 'PEM',
});

it('reads roots without their certificates', () => {
  const value = valueOf(parseCaRoots, {
    ActiveRootID: 'b',
    TrustDomain: 't.consul',
    Roots: [root('b', true), root('a', false)],
  });
  expect(value).toMatchObject({ activeRootId: 'b', trustDomain: 't.consul' });
  expect(value.roots.map((entry) => [entry.id, entry.active])).toEqual([
    ['a', false],
    ['b', true],
  ]);
  expect(JSON.stringify(value)).not.toContain('PEM');
});

it('finds the active root when it is not named', () => {
  expect(valueOf(parseCaRoots, { Roots: [root('a', false), root('b', true)] }).activeRootId).toBe('b');
});

it('is malformed when nothing is there', () => {
  expect([null, {}, [], { Roots: [] }, { Roots: 'x' }].map((body) => kindOf(parseCaRoots, body))).toEqual(
    Array(5).fill('malformed'),
  );
  expect(skippedBy(parseCaRoots, { ActiveRootID: 'a', Roots: [root('a', true), {}] })).toBe(1);
});
