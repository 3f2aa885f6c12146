import { expect, it } from 'vitest';
import { isIpAndPort } from './primary-hop';

it.each([
  ['198.51.1.1:8443', true],
  ['[2001:db8::1]:8443', true],
  ['gateway.example.com:8443', false],
  ['provider=aws tag_key=consul', false],
  ['198.51.1.1', false],
])('%s', (text, expected) => {
  expect(isIpAndPort(text)).toBe(expected);
});
