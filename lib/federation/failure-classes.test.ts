import { expect, it } from 'vitest';
import { failureOf } from '@/lib/observation/testing/observations';
import { isAnswerFromAfar, isBrokenPath, isRefusal, isSilence, isWithdrawal } from './failure-classes';

it('a 403 of the other datacenter proves the path, one of the own agent does not', () => {
  expect(isAnswerFromAfar(failureOf('denied', { pathWorks: true }))).toBe(true);
  expect(isAnswerFromAfar(failureOf('unknown-token', { pathWorks: true }))).toBe(true);
  expect(isAnswerFromAfar(failureOf('denied', { pathWorks: false }))).toBe(false);
  expect(isAnswerFromAfar(failureOf('connection-lost', { pathWorks: true }))).toBe(false);
});

it('no leader is an answer whatever else it says', () => {
  expect(isAnswerFromAfar(failureOf('no-leader', { pathWorks: false }))).toBe(true);
});

it('silence of our agent is no broken path, and an unknown text is one', () => {
  expect(isSilence(failureOf('agent-timeout'))).toBe(true);
  expect(isBrokenPath(failureOf('agent-timeout'))).toBe(false);
  expect(isBrokenPath(failureOf('unclassified'))).toBe(true);
  expect(isBrokenPath(failureOf('throttled'))).toBe(false);
});

it('refusals withdraw a value too', () => {
  for (const kind of ['denied', 'unknown-token', 'filtered', 'blocked'] as const) {
    expect([isRefusal(failureOf(kind)), isWithdrawal(failureOf(kind))]).toEqual([true, true]);
  }
  expect(isRefusal(failureOf('feature-off'))).toBe(false);
});
