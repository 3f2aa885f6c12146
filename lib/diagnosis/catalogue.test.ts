import { describe, expect, it } from 'vitest';
import { ROOT_CAUSES } from './catalogue';
import { RULES } from './rules';
import { PARTLY_SEEN_CAUSES, UNSEEN_CAUSES } from './unseen-causes';

const codes = ROOT_CAUSES.map(({ code }) => code);
const covered = new Set(RULES.flatMap(({ covers }) => covers));
const unseen = UNSEEN_CAUSES.map(({ code }) => code);

describe('the catalogue of root causes', () => {
  it('names each once', () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(unseen).size).toBe(unseen.length);
  });

  it('is all that rules and the table of unseen causes speak of', () => {
    expect([...covered, ...unseen].filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('no cause is both seen and not', () => {
    expect(unseen.filter((code) => covered.has(code))).toEqual([]);
  });

  it('what is seen in part has a rule', () => {
    expect(PARTLY_SEEN_CAUSES.filter(({ code }) => !covered.has(code))).toEqual([]);
  });

  it('leaves none out', () => {
    const left = codes.filter((code) => !covered.has(code) && !unseen.includes(code));
    expect(left).toEqual([]);
  });
});
