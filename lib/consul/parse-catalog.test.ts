import { describe, expect, it } from 'vitest';
import { parseServiceNames } from './parse-catalog';

const META = { index: null, knownLeader: true, lastContactMs: 0, filteredByAcls: false };
const parse = (body: unknown) => parseServiceNames(body, META);

describe('parseServiceNames', () => {
  it('sorts the names, and keeps hostile ones as names', () => {
    expect(parse({ web: ['v1'], consul: [], constructor: [] })).toEqual({
      ok: true,
      value: ['constructor', 'consul', 'web'].sort(),
      skipped: 0,
    });
  });

  it('takes an empty catalog as an answer: the way works', () => {
    expect(parse({})).toMatchObject({ ok: true, value: [] });
    expect(parse(null)).toMatchObject({ ok: true, value: [] });
  });

  it.each([[[]], ['consul'], [7]])('refuses %j, which is no catalog', (body) => {
    expect(parse(body)).toMatchObject({ ok: false, kind: 'malformed' });
  });
});
