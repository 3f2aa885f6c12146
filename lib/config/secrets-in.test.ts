import { expect, test } from 'vitest';
import { secretsInText, secretsInValue } from './secrets-in';

test('secrets are found wherever they stand', () => {
  const raw = {
    defaults: { token: 'one' },
    x: [{ http_auth: 'me:two' }],
    token: { deep: 'three' },
    ca_file: 'not',
  };
  expect(secretsInValue(raw)).toEqual(['one', 'one', 'me:two', 'me', 'two', 'three', 'three']);
});

test.each([
  'token: canary-1',
  '"token": "canary-1"',
  'token canary-1',
  'token:\n    canary-1',
  'token: "canary-1',
  '{token, canary-1}'.replace(',', ':'),
])('%j', (text) => {
  expect(secretsInText(text)).toContain('canary-1');
});

test('the parts of basic authentication, and no path of a token file', () => {
  expect(secretsInText('http_auth: me:canary-1')).toContain('canary-1');
  expect(secretsInText('token_file: /run/secrets/token-1')).not.toContain('/run/secrets/token-1');
});
