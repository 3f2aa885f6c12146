import { expect, it } from 'vitest';
import { ROOT_CAUSES } from '@/lib/diagnosis/catalogue';
import { QUICK_SCENARIOS, SCENARIOS } from '.';

it('has at least thirty faults with names of their own', () => {
  const names = SCENARIOS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(30);
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]+$/);
});

it('expects causes of the catalogue only', () => {
  const codes = ROOT_CAUSES.map(({ code }) => code);
  const expected = SCENARIOS.flatMap(({ expect: wanted }) =>
    'unseen' in wanted ? [] : [...wanted.causes, ...(wanted.beside ?? [])],
  );
  expect(expected.filter((code) => !codes.includes(code))).toEqual([]);
});

it('keeps a few for every test run, which heal quickly', () => {
  expect(QUICK_SCENARIOS.length).toBeGreaterThanOrEqual(5);
  expect(QUICK_SCENARIOS.filter(({ fresh }) => fresh)).toEqual([]);
});
