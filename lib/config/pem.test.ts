import { expect, test } from 'vitest';
import { certificateProblem, isPair, keyProblem } from './pem';
import { CERT_A, CERT_B, KEY_A, KEY_B, KEY_ENCRYPTED } from './testing/pem-samples';

const bytes = (text: string) => new TextEncoder().encode(text);

test('certificates: one, several, none, damaged', () => {
  expect(certificateProblem(bytes(CERT_A))).toBeNull();
  expect(certificateProblem(bytes(CERT_A + CERT_B))).toBeNull();
  expect(certificateProblem(bytes(KEY_A))).toMatch(/no certificate/);
  expect(certificateProblem(bytes(CERT_A.replace(/\n[A-Za-z0-9+/]{20}/, '\nAAAAAAAAAAAAAAAAAAAA')))).toMatch(
    /damaged/,
  );
});

test('keys: sound, encrypted, none, damaged', () => {
  expect(keyProblem(bytes(KEY_A))).toBeNull();
  expect(keyProblem(bytes(KEY_ENCRYPTED))).toMatch(/encrypted/);
  expect(keyProblem(bytes(CERT_A))).toMatch(/no private key/);
  expect(keyProblem(bytes('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'))).toMatch(
    /damaged/,
  );
});

test('a pair belongs together', () => {
  expect(isPair(bytes(CERT_A), bytes(KEY_A))).toBe(true);
  expect(isPair(bytes(CERT_A), bytes(KEY_B))).toBe(false);
  expect(isPair(bytes('x'), bytes('y'))).toBe(false);
});
