import { expect, test } from 'vitest';
import { Secret } from './secret';
import { absolutePaths, mergeLayers, toSettings } from './settings';

test('the strongest layer that sets a field decides it, groups as one', () => {
  const token = new Secret('own');
  expect(
    mergeLayers([
      { token, client_cert: '/c' },
      { token_file: '/f', ca_path: '/p' },
      { ca_file: '/ca', client_key: '/k', namespace: 'n' },
    ]),
  ).toEqual({
    token,
    client_cert: '/c',
    ca_path: '/p',
    namespace: 'n',
  });
});

test('tls_verify: false of a stronger layer is a decision too', () => {
  expect(mergeLayers([{ tls_verify: false }, { tls_verify: true }])).toEqual({ tls_verify: false });
});

test('paths are taken from the folder of the file', () => {
  expect(
    absolutePaths({ ca_file: 'tls/ca.pem', token_file: '/abs', namespace: 'n' }, '/etc/isthmus'),
  ).toEqual({ ca_file: '/etc/isthmus/tls/ca.pem', token_file: '/abs', namespace: 'n' });
});

test('nothing set: no token, verified TLS', () => {
  expect(toSettings({})).toEqual({
    token: { kind: 'none' },
    auth: null,
    tls: { caFile: null, caPath: null, certFile: null, keyFile: null, serverName: null, verify: true },
    namespace: null,
    partition: null,
  });
});
