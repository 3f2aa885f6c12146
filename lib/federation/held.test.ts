import { expect, it } from 'vitest';
import type { Known } from './types';
import { heldMs } from './held';

const source = { vantage: 'v', path: '/', at: 900 };
const known = (memory?: object): Known<string> => ({
  known: true,
  value: 'a',
  source,
  ...(memory && { memory }),
});

it('counts from the last change of the value, or of the part asked for', () => {
  const memory = {
    changedAt: 800,
    knownSince: 100,
    changes: [{ subject: 'dc2', changes: [{ at: 600, from: '1', to: '2' }] }],
  };
  expect(heldMs(known(memory), 1_000)).toBe(200);
  expect(heldMs(known(memory), 1_000, 'dc2')).toBe(400);
  expect(heldMs(known(memory), 1_000, 'dc3')).toBe(900);
});

it('takes what nobody remembers for settled', () => {
  expect(heldMs(known(), 1_000)).toBe(Infinity);
  expect(heldMs(known({}), 1_000, 'dc2')).toBe(Infinity);
});
