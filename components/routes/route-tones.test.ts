import { expect, it } from 'vitest';
import { candidateTone, guardTone, predictionTone, predictionWord } from './route-tones';

const candidate = {
  name: 'g',
  node: null,
  address: null,
  chosen: true,
  works: true,
  state: 'usable',
  words: 'usable',
  from: null,
} as const;

it('shows nothing unknown as good', () => {
  expect(candidateTone(candidate)).toBe('good');
  expect(candidateTone({ ...candidate, works: null, state: 'unconfirmed' })).toBe('unknown');
  expect(candidateTone({ ...candidate, works: false, state: 'gone' })).toBe('bad');
  expect(candidateTone({ ...candidate, chosen: false, works: null, state: 'not-known-here' })).toBe(
    'unknown',
  );
  expect(candidateTone({ ...candidate, chosen: false, works: null, state: 'untagged' })).toBe('none');
  expect(predictionTone('unknown')).toBe('unknown');
  expect(
    guardTone({
      answer: 'unknown',
      sentence: '',
      waitingFor: [],
      oldDials: [],
      namedBy: [],
      isLast: false,
      cannotSee: [],
    }),
  ).toBe('unknown');
});

it('says how many dials fail', () => {
  expect(predictionWord({ prediction: 'some-fail', dials: { failing: 1, of: 2 } })).toBe(
    '1 of 2 dials fails',
  );
  expect(predictionWord({ prediction: 'some-fail', dials: null })).toBe('some dials fail');
  expect(predictionWord({ prediction: 'works', dials: null })).toBe('works');
});
