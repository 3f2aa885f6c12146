import { expect, it } from 'vitest';
import { letterOutcome, outcomeTone, partTone, signTone, stepTone, stepWord } from './outcomes';

it('draws nothing green that was not seen, and nothing red that is only not done yet', () => {
  const green = (['done', 'partly', 'not-done', 'partly-seen', 'by-hand'] as const).filter(
    (state) => stepTone(state) === 'good',
  );
  expect(green).toEqual(['done']);
  expect(stepTone('not-done')).toBe('left');
  expect(stepWord('by-hand')).toBe('confirm by hand');
  expect(partTone('unseen')).toBe('unknown');
  expect(signTone('not-checked')).toBe('unknown');
  expect(outcomeTone('not-checked')).toBe('unknown');
});

it('reads the letters of a matrix', () => {
  expect(['p', 'f', '?', '-', undefined].map(letterOutcome)).toEqual([
    'passed',
    'failed',
    'not-checked',
    null,
    null,
  ]);
});
