import { createSecureContext } from 'node:tls';
import { expect, test } from 'vitest';
import { memoryFiles } from './testing/memory-files';
import { CERT_A, CERT_B, KEY_A, KEY_B } from './testing/pem-samples';
import { loadTls } from './tls-files';
import type { TlsConfig } from './types';

const NONE: TlsConfig = {
  caFile: null,
  caPath: null,
  certFile: null,
  keyFile: null,
  serverName: null,
  verify: true,
};
const DISK = {
  '/a.crt': CERT_A,
  '/a.key': KEY_A,
  '/b.key': KEY_B,
  '/cas/2.crt': CERT_B,
  '/cas/1.pem': CERT_A,
  '/cas/readme': 'x',
  '/none/x': '',
};
const load = (tls: Partial<TlsConfig>, disk: Record<string, string> = DISK) =>
  loadTls({ tls: { ...NONE, ...tls } }, memoryFiles(disk));

test('nothing configured: the system authorities, verified', async () => {
  expect(await load({})).toMatchObject({ ok: true, tls: { rejectUnauthorized: true } });
  const loaded = await load({ verify: false, serverName: 'server.dc1.consul' });
  expect(loaded.ok && loaded.tls).toEqual({ rejectUnauthorized: false, servername: 'server.dc1.consul' });
});

test('the CA file wins over the directory, whose certificates are all read', async () => {
  const file = await load({ caFile: '/a.crt', caPath: '/cas' });
  const directory = await load({ caPath: '/cas' });
  expect(file.ok && file.tls.ca?.map(String)).toEqual([CERT_A]);
  expect(directory.ok && directory.tls.ca?.map(String)).toEqual([CERT_A, CERT_B]);
});

test('node:tls takes what is loaded', async () => {
  const loaded = await load({ caPath: '/cas', certFile: '/a.crt', keyFile: '/a.key' });
  if (!loaded.ok) throw new Error(loaded.message);
  expect(() => createSecureContext(loaded.tls)).not.toThrow();
});

test('the version changes with the content and with nothing else', async () => {
  const version = async (disk: Record<string, string>) => {
    const loaded = await load({ caFile: '/a.crt' }, disk);
    return loaded.ok ? loaded.version : loaded.message;
  };
  expect(await version(DISK)).toBe(await version({ ...DISK }));
  expect(await version(DISK)).not.toBe(await version({ '/a.crt': CERT_B }));
});

test.each<[Partial<TlsConfig>, string]>([
  [{ caFile: '/gone' }, '/gone cannot be read: there is no such file.'],
  [{ caFile: '/a.key' }, '/a.key holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).'],
  [{ caPath: '/none' }, '/none has no *.pem or *.crt file.'],
  [{ caPath: '/gone' }, '/gone cannot be read: there is no such file.'],
  [{ certFile: '/a.crt', keyFile: '/b.key' }, '/b.key does not belong to /a.crt.'],
])('%j: a sentence, and never the system authorities instead', async (tls, message) => {
  expect(await load(tls)).toEqual({ ok: false, message });
});
