import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from './secret';

test('no way of printing shows the value', () => {
  const secret = new Secret('canary');
  const shown = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ secret }),
    inspect(secret, { showHidden: true, depth: 9 }),
    JSON.stringify(Object.entries(secret)),
  ];
  expect(shown.join(' ')).not.toContain('canary');
  expect(`${secret}`).toBe('[hidden]');
});

test('reveal gives it', () => {
  expect(new Secret('canary').reveal()).toBe('canary');
});
