import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { NO_META } from './testing/literals';
import { endpointOf, recordings } from './testing/recordings';

const endpoints: readonly (readonly [string, Endpoint<unknown>])[] = [
  ...Object.entries(ENDPOINTS),
  ...Object.values(ENDPOINTS as Record<string, Endpoint<unknown>>).flatMap((endpoint) =>
    endpoint.fallback ? [[`${endpoint.fact} (fallback)`, endpoint.fallback.endpoint] as const] : [],
  ),
];

/** Holds whatever came in: an outcome of the contract, plain JSON that survives a round trip, no prototype touched. */
function expectSound(endpoint: Endpoint<unknown>, body: unknown): void {
  const outcome = endpoint.parse(body, NO_META);
  if (!outcome.ok) {
    expect(['malformed', 'filtered', 'client-agent']).toContain(outcome.kind);
    return;
  }
  expect(outcome.skipped).toBeGreaterThanOrEqual(0);
  expect(JSON.parse(JSON.stringify(outcome.value))).toEqual(outcome.value);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
}

/** Every place in a JSON value, as a path. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** A copy with one place changed; undefined takes the place out. */
function withReplaced(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  const entries = Object.entries(value as object)
    .map(([name, inner]): [string, unknown] => [
      name,
      name === key ? withReplaced(inner, rest, change) : inner,
    ])
    .filter(([, inner]) => inner !== undefined);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

const RUBBISH: readonly unknown[] = [
  null,
  '',
  'NaN',
  -1,
  1e308,
  7,
  true,
  [],
  {},
  [[]],
  '\u202e<script>',
  '18446744073709551615',
  { toString: 1 },
  Array(2_000).fill(0),
];
const mutations: readonly ((old: unknown) => unknown)[] = [
  () => undefined,
  ...RUBBISH.map((rubbish) => () => rubbish),
  (old) => [old, old],
  (old) => ({ polluted: old, __proto__: { polluted: 1 } }),
  (old) => (typeof old === 'string' ? old.repeat(500) : old),
];

describe('no parser throws', () => {
  it.each(endpoints)('%s on any JSON', (_name, endpoint) => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (body) => expectSound(endpoint, body)),
      { numRuns: 1_000 },
    );
  });

  // One recording for each shape is enough to mutate; the contract test reads them all.
  const seeds = [...recordings('1.8.7/healthy-from-dc1-s1'), ...recordings('documented')]
    .filter((recording) => recording.status === 200 && endpointOf(recording.request) !== null)
    .filter((recording) => !/dc[23]|-dc9/.test(recording.file.split('/').at(-1) ?? ''));

  it('has recordings to mutate', () => {
    expect(seeds.length).toBeGreaterThan(15);
  });

  it.each(seeds.map((seed) => [seed.file, seed] as const))('on mutants of %s', (_file, seed) => {
    const endpoint = endpointOf(seed.request)?.endpoint;
    if (!endpoint) throw new Error(`${seed.file} belongs to no endpoint`);
    const places = placesIn(seed.body);
    const place = fc.nat(places.length - 1);
    const change = fc.nat(mutations.length - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, change), { minLength: 1, maxLength: 3 }), (changes) => {
        const mutant = changes.reduce<unknown>((body, [at, how]) => {
          const path = places[at] ?? [];
          return reaches(body, path) ? withReplaced(body, path, mutations[how] ?? (() => null)) : body;
        }, seed.body);
        expectSound(endpoint, mutant);
      }),
      { numRuns: 400 },
    );
  });
});

const reaches = (value: unknown, path: readonly string[]): boolean =>
  path.every((key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as { [key: string]: unknown })[key];
    return true;
  });
