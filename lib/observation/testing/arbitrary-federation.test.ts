import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FactName } from '../types';
import { arbitraryFederation, arbitrarySituation } from './arbitrary-federation';

it('makes faults, gaps, old answers and memories, and every list is plain JSON', () => {
  const samples = fc.sample(arbitraryFederation, { numRuns: 200, seed: 7 });
  const all = samples.flat();
  const facts = all.flatMap((o) => Object.values(o.facts));
  const has = (fact: FactName) => all.some((o) => o.facts[fact]?.changes !== undefined);
  expect(facts.some((fact) => !fact.latest.ok && fact.good === null)).toBe(true);
  expect(facts.some((fact) => fact.latest.ok)).toBe(true);
  expect(facts.some((fact) => fact.knownSince !== undefined)).toBe(true);
  expect(has('wanMembers') && has('lanMembers')).toBe(true);
  expect(all.some((o) => Object.values(o.forwarding).some((fact) => fact.changes !== undefined))).toBe(true);
  expect(new Set(all.map((o) => Object.keys(o.facts).length)).size).toBeGreaterThan(1);
  expect(all.some((o) => Object.keys(o.through).length > 0)).toBe(true);
  expect(samples.some((list) => list.length === 0)).toBe(true);
  expect(isDeepStrictEqual(JSON.parse(JSON.stringify(all)), all)).toBe(true);
});

it('tells its story instead of its bytes', () => {
  const [sample] = fc.sample(arbitrarySituation(), { numRuns: 1, seed: 3 });
  const story: unknown = JSON.parse(sample?.[fc.toStringMethod]() ?? '');
  expect(story).toMatchObject({ plan: { mode: expect.any(String) as string } });
});
