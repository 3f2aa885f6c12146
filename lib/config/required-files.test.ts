import { expect, test } from 'vitest';
import { checkRequiredFiles, tokenFileProblem } from './required-files';
import { memoryFiles } from './testing/memory-files';
import { CERT_A, KEY_A, KEY_B, KEY_ENCRYPTED } from './testing/pem-samples';

const files = memoryFiles({
  '/token': 'abc\n',
  '/long': 'x'.repeat(20_000),
  '/two': 'a\nb\n',
  '/a.crt': CERT_A,
  '/a.key': KEY_A,
  '/b.key': KEY_B,
  '/e.key': KEY_ENCRYPTED,
  '/cas/a.pem': CERT_A,
  '/bad/a.pem': KEY_A,
  '/none/readme': '',
});
const check = async (fields: Parameters<typeof checkRequiredFiles>[0]) =>
  (await checkRequiredFiles(fields, files)).map(({ field, message }) => `${field}: ${message}`);

test('sound files are no problem', async () => {
  expect(
    await check({ token_file: '/token', ca_file: '/a.crt', client_cert: '/a.crt', client_key: '/a.key' }),
  ).toEqual([]);
  expect(await check({ ca_path: '/cas' })).toEqual([]);
});

test('each unusable file is told with its field', async () => {
  expect(
    await check({ token_file: '/gone', ca_file: '/a.key', client_cert: '/gone2', client_key: '/e.key' }),
  ).toEqual([
    'token_file: "/gone" cannot be read: there is no such file.',
    'ca_file: "/a.key" holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).',
    'client_cert: "/gone2" cannot be read: there is no such file.',
    expect.stringContaining('client_key: "/e.key" holds an encrypted key'),
  ]);
  expect(await check({ client_cert: '/a.crt', client_key: '/b.key' })).toEqual([
    'client_key: "/b.key" does not belong to the certificate of client_cert.',
  ]);
  expect(await check({ ca_path: '/none' })).toEqual(['ca_path: "/none" has no *.pem or *.crt file.']);
  expect(await check({ ca_path: '/bad' })).toEqual([
    expect.stringContaining('ca_path: "/bad/a.pem" holds no certificate'),
  ]);
  expect(await check({ ca_path: '/gone' })).toEqual([
    'ca_path: "/gone" cannot be read: there is no such file.',
  ]);
});

test('a token file holds one token', async () => {
  expect(await check({ token_file: '/two' })).toEqual([expect.stringContaining('holds more than a token')]);
  expect(await check({ token_file: '/long' })).toEqual([expect.stringContaining('larger than 16 KiB')]);
  expect(tokenFileProblem(new TextEncoder().encode(' \n'))).toBeNull();
});
