import { expect, test } from 'vitest';
import { parseAddress } from './address';
import { readConsulEnvironment } from './environment';
import type { ConnectionFields } from './schema';
import { Secret } from './secret';
import { toSettings } from './settings';
import { unusedEnvironment, agentWarnings } from './warnings';

function warnings(address: string, fields: ConnectionFields) {
  const parsed = parseAddress(address);
  if (!parsed.ok) throw new Error(parsed.reason);
  return agentWarnings([{ ...parsed.value, ...toSettings(fields) }]).join('\n');
}
const token = new Secret('canary');

test('a token in plain text is told, unless it stays on this machine', () => {
  expect(warnings('http://10.0.0.1:8500', { token })).toMatch(
    /^http:\/\/10.0.0.1:8500: the token .* plain text/,
  );
  expect(warnings('http://127.0.0.1:8500', { token })).toBe('');
  expect(warnings('unix:///c', { token, ca_file: '/ca' })).toBe('');
  expect(warnings('https://10.0.0.1:8501', { token })).toBe('');
});

test('TLS that verifies nothing, and TLS settings without TLS', () => {
  expect(warnings('https://10.0.0.1:8501', { tls_verify: false })).toMatch(/TLS is not verified/);
  expect(warnings('http://10.0.0.1:8500', { ca_file: '/ca' })).toMatch(/TLS settings are not used/);
});

test("Consul's variables without effect are named, their values are not", () => {
  const text = unusedEnvironment(
    readConsulEnvironment({ CONSUL_HTTP_TOKEN: 'canary', CONSUL_HTTP_ADDR: 'a:1' }, '/'),
  );
  expect(text).toMatch(/^CONSUL_HTTP_ADDR, CONSUL_HTTP_TOKEN: not used/);
  expect(text).not.toContain('canary');
});

test('a thousand agents make one sentence', () => {
  const agents = ['a:1', 'b:1', 'c:1', 'd:1', 'e:1'].flatMap((address) => {
    const parsed = parseAddress(address);
    return parsed.ok ? [{ ...parsed.value, ...toSettings({ token }) }] : [];
  });
  expect(agentWarnings(agents)).toEqual([
    'http://a:1, http://b:1, http://c:1 and 2 more: the token or password crosses the network in plain text. Use https://.',
  ]);
});
