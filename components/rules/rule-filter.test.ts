import { expect, it } from 'vitest';
import type { RulePage } from '@/lib/snapshot/types';
import { isShown, matches, shownOptions } from './rule-filter';

const verdict = (rule: string, status: 'passed' | 'failed') => ({
  rule,
  title: rule,
  family: 'raft',
  status,
});
const verdicts = [verdict('a', 'passed'), verdict('b', 'failed'), verdict('c', 'passed')];
/** Only what is looked at. */
const rule = (id: string, title: string) =>
  ({ id, title, evidence: '', covers: [] as const }) as unknown as RulePage;

it('offers only verdicts that there are, with their counts', () => {
  expect(shownOptions({ verdicts })).toEqual([
    ['all', 'All 3'],
    ['failed', 'Found 1'],
    ['passed', 'Passed 2'],
  ]);
});

it('finds rules by verdict and by words in any order', () => {
  expect(isShown(rule('a', 'A server is dead'), { verdicts }, 'all', 'dead server')).toBe(true);
  expect(isShown(rule('a', 'A server is dead'), { verdicts }, 'failed', '')).toBe(false);
  expect(isShown(rule('b', 'x'), { verdicts }, 'failed', 'y')).toBe(false);
  expect(matches(['Certificate'], ' CERT ')).toBe(true);
});
