import { describe, expect, test } from 'vitest';
import { readConsulEnvironment, withoutPort } from './environment';
import { loadConfig } from './load-config';
import { formatProblem } from './problem';
import { CERT_A, KEY_A } from './testing/pem-samples';
import { memoryFiles } from './testing/memory-files';
import type { AgentConfig } from './types';

const DISK = {
  '/w/token': ' from-file\n',
  '/w/empty': '\n',
  '/w/ca.pem': CERT_A,
  '/w/cas/b.crt': CERT_A,
  '/w/c.pem': CERT_A,
  '/w/k.pem': KEY_A,
};

async function load(env: Record<string, string>) {
  return loadConfig({ argv: {}, env, cwd: '/w', ...memoryFiles(DISK) });
}
async function agent(env: Record<string, string>): Promise<AgentConfig> {
  const result = await load(env);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  const [vantage] = result.config.datacenters[0]?.vantages ?? [];
  if (!vantage) throw new Error('no agent');
  return vantage;
}
const tokenOf = ({ token }: AgentConfig) =>
  token.kind === 'value'
    ? token.value.reveal()
    : token.kind === 'file'
      ? [token.path, token.fallback?.reveal() ?? null]
      : null;

// reliability.md section 5; api/api.go of Consul.
describe("Consul's variables mean what they mean to Consul", () => {
  test.each<[string, Record<string, string>, (a: AgentConfig) => unknown, unknown]>([
    ['nothing set', {}, (a) => a.address, 'http://127.0.0.1:8500'],
    [
      'empty is unset',
      { CONSUL_HTTP_ADDR: '', CONSUL_HTTP_SSL: '', CONSUL_HTTP_TOKEN: '' },
      (a) => [a.address, a.token.kind],
      ['http://127.0.0.1:8500', 'none'],
    ],
    ['address', { CONSUL_HTTP_ADDR: 'consul:8500' }, (a) => a.address, 'http://consul:8500'],
    [
      'https:// sets TLS',
      { CONSUL_HTTP_ADDR: 'https://consul:8501' },
      (a) => a.origin,
      'https://consul:8501',
    ],
    [
      'http:// never turns TLS off again',
      { CONSUL_HTTP_ADDR: 'http://consul:8501', CONSUL_HTTP_SSL: 'T' },
      (a) => a.origin,
      'https://consul:8501',
    ],
    ['SSL for the default address', { CONSUL_HTTP_SSL: '1' }, (a) => a.origin, 'https://127.0.0.1:8500'],
    [
      'SSL=false leaves https:// alone',
      { CONSUL_HTTP_ADDR: 'https://consul:8501', CONSUL_HTTP_SSL: 'false' },
      (a) => a.origin,
      'https://consul:8501',
    ],
    [
      'unix socket',
      { CONSUL_HTTP_ADDR: 'unix:///run/c.sock' },
      (a) => [a.socketPath, a.url],
      ['/run/c.sock', null],
    ],
    [
      'path prefix',
      { CONSUL_HTTP_ADDR: 'https://p:443/a/b' },
      (a) => [a.origin, a.pathPrefix],
      ['https://p:443', '/a/b'],
    ],
    ['token', { CONSUL_HTTP_TOKEN: 'abc' }, tokenOf, 'abc'],
    [
      'token file wins',
      { CONSUL_HTTP_TOKEN: 'abc', CONSUL_HTTP_TOKEN_FILE: 'token' },
      tokenOf,
      ['/w/token', 'abc'],
    ],
    [
      'empty token file is allowed',
      { CONSUL_HTTP_TOKEN: 'abc', CONSUL_HTTP_TOKEN_FILE: 'empty' },
      tokenOf,
      ['/w/empty', 'abc'],
    ],
    ['basic auth', { CONSUL_HTTP_AUTH: 'me:a:b' }, (a) => a.auth?.reveal(), 'me:a:b'],
    [
      'CA file and path: the file wins',
      { CONSUL_CACERT: 'ca.pem', CONSUL_CAPATH: 'cas' },
      (a) => [a.tls.caFile, a.tls.caPath],
      ['/w/ca.pem', null],
    ],
    ['CA path', { CONSUL_CAPATH: 'cas' }, (a) => a.tls.caPath, '/w/cas'],
    [
      'client certificate',
      { CONSUL_CLIENT_CERT: 'c.pem', CONSUL_CLIENT_KEY: 'k.pem' },
      (a) => [a.tls.certFile, a.tls.keyFile],
      ['/w/c.pem', '/w/k.pem'],
    ],
    [
      'server name without its port',
      { CONSUL_TLS_SERVER_NAME: 'server.dc1.consul:8501' },
      (a) => a.tls.serverName,
      'server.dc1.consul',
    ],
    ['verification is on', {}, (a) => a.tls.verify, true],
    ['verification off', { CONSUL_HTTP_SSL_VERIFY: 'F' }, (a) => a.tls.verify, false],
    [
      'namespace and partition',
      { CONSUL_NAMESPACE: 'n', CONSUL_PARTITION: 'p' },
      (a) => [a.namespace, a.partition],
      ['n', 'p'],
    ],
  ])('%s', async (_, env, read, expected) => {
    expect(read(await agent(env))).toEqual(expected);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'another scheme',
      { CONSUL_HTTP_ADDR: 'tcp://consul:8500' },
      /^CONSUL_HTTP_ADDR: Unknown protocol scheme/,
    ],
    ['no port', { CONSUL_HTTP_ADDR: 'consul' }, /^CONSUL_HTTP_ADDR: must name the port/],
    ['SSL is no boolean', { CONSUL_HTTP_SSL: 'yes' }, /^CONSUL_HTTP_SSL: must be one of 1, t, .* not "yes"/],
    [
      'VERIFY is no boolean',
      { CONSUL_HTTP_SSL_VERIFY: 'maybe' },
      /^CONSUL_HTTP_SSL_VERIFY: must be one of .* not "maybe"/,
    ],
    [
      'certificate without key',
      { CONSUL_CLIENT_CERT: 'c.pem' },
      /^CONSUL_CLIENT_CERT: both client cert and client key must be provided: add CONSUL_CLIENT_KEY\.$/,
    ],
    [
      'key without certificate',
      { CONSUL_CLIENT_KEY: 'k.pem' },
      /^CONSUL_CLIENT_KEY: both client cert and client key must be provided: add CONSUL_CLIENT_CERT\.$/,
    ],
    [
      'token file is missing',
      { CONSUL_HTTP_TOKEN_FILE: 'gone' },
      /^CONSUL_HTTP_TOKEN_FILE: "\/w\/gone" cannot be read: there is no such file\.$/,
    ],
    ['CA is missing', { CONSUL_CACERT: 'gone' }, /^CONSUL_CACERT: .*no such file/],
    ['CA directory is missing', { CONSUL_CAPATH: 'gone' }, /^CONSUL_CAPATH: .*no such file/],
    [
      'token that no header carries',
      { CONSUL_HTTP_TOKEN: 'canary canary\n' },
      /^CONSUL_HTTP_TOKEN: must be a Consul ACL token/,
    ],
  ])('refuses to start: %s', async (_, env, message) => {
    const result = await load(env);
    expect(result.ok).toBe(false);
    const text = result.ok ? '' : result.problems.map(formatProblem).join('\n');
    expect(text).toMatch(message);
    expect(text).not.toContain('canary');
  });
});

test('which of the variables are set is known by name', () => {
  expect(
    readConsulEnvironment({ CONSUL_PARTITION: 'p', CONSUL_HTTP_TOKEN: 't', CONSUL_CACERT: '' }, '/').set,
  ).toEqual(['CONSUL_HTTP_TOKEN', 'CONSUL_PARTITION']);
});

test('only a port is stripped from a server name', () => {
  expect(['a:1', '[fd00::1]:1', '[fd00::1]', 'a'].map(withoutPort)).toEqual([
    'a',
    'fd00::1',
    '[fd00::1]',
    'a',
  ]);
});
