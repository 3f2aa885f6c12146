import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryFederation } from './arbitrary-federation';

it('makes faults, gaps and old answers, and every list is plain JSON', () => {
  const samples = fc.sample(arbitraryFederation, { numRuns: 300, seed: 7 });
  const all = samples.flat();
  const facts = all.flatMap((o) => Object.values(o.facts));
  expect(facts.some((fact) => !fact.latest.ok && fact.good === null)).toBe(true);
  expect(facts.some((fact) => fact.latest.ok)).toBe(true);
  expect(all.some((o) => Object.keys(o.facts).length < 15)).toBe(true);
  expect(all.some((o) => Object.keys(o.through).length > 0)).toBe(true);
  expect(samples.some((list) => list.length === 0)).toBe(true);
  expect(isDeepStrictEqual(JSON.parse(JSON.stringify(all)), all)).toBe(true);
});
