import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { configFileSchema } from './schema';

test('secrets leave the schema in a form that cannot be printed', () => {
  const file = configFileSchema.parse({ defaults: { token: 'canary', http_auth: 'me:canary word' } });
  expect(inspect(file, { depth: 9 }) + JSON.stringify(file)).not.toContain('canary');
  expect(file.defaults.token?.reveal()).toBe('canary');
});

test('durations and sizes may be text or numbers', () => {
  const file = configFileSchema.parse({
    intervals: { members: 5, slow: '2m' },
    budgets: { body_limit: 1_000_000 },
  });
  expect([file.intervals.members, file.intervals.slow, file.budgets.body_limit]).toEqual([
    5_000, 120_000, 1_000_000,
  ]);
});
