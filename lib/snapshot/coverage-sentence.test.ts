import { expect, it } from 'vitest';
import { coverageSentence } from './coverage-sentence';

const all = {
  vantages: 9,
  vantagesAnswering: 9,
  vantagesDenied: 0,
  datacenters: 3,
  datacentersDirect: 3,
  pairs: 6,
  pairsMeasured: 6,
};

it.each([
  [all, '9 agents answered · 6 pairs measured'],
  [
    { ...all, vantages: 1, vantagesAnswering: 1, datacentersDirect: 1 },
    '1 agent answered · 2 datacenters without answering agents of their own · 6 pairs measured',
  ],
  [
    { ...all, vantagesAnswering: 7, vantagesDenied: 2, datacentersDirect: 2, pairsMeasured: 0 },
    '7 of 9 agents answered, 2 deny reads · 1 datacenter without an answering agent of its own · 0 of 6 pairs measured',
  ],
  [{ ...all, pairs: 9_900, pairsMeasured: 9_801 }, '9 agents answered · 9,801 of 9,900 pairs measured'],
  [{ ...all, vantagesDenied: 1 }, '9 agents answered, 1 denies reads · 6 pairs measured'],
])('says how far we can see: %#', (coverage, sentence) => {
  expect(coverageSentence(coverage)).toBe(sentence);
});
