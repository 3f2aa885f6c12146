import { X509Certificate } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { makeAuthority } from '@/lib/consul/testing/certificates';
import { keyIdentifier } from './key-identifier';
import { readCertificate } from './read-certificate';

const [one, two] = [makeAuthority(), makeAuthority()];
afterAll(() => {
  one.remove();
  two.remove();
});
const pem = (text: string) => new X509Certificate(text);
const EXTENSIONS = 'authorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash';
const issue = (authority: typeof one, san: string, more = '') =>
  pem(authority.issue('leaf', { san: `${san}\n${EXTENSIONS}\n${more}` }).cert);

describe('readCertificate', () => {
  it('reads names, times and the authority of the top of the chain', () => {
    const leaf = issue(one, 'DNS:*.server.dc2.consul,DNS:server.dc2.consul,IP:127.0.0.1');
    const read = readCertificate([leaf]);
    expect(read).toMatchObject({
      names: ['*.server.dc2.consul', 'server.dc2.consul'],
      subject: 'CN=leaf',
      authority: { name: 'CN=test-ca' },
    });
    expect(Date.parse(read?.notAfter ?? '') - Date.parse(read?.notBefore ?? '')).toBe(2 * 86_400_000);
    // With or without the root beside it, the authority is the same.
    expect(readCertificate([leaf, pem(one.ca)])?.authority).toEqual(read?.authority);
    expect(readCertificate([issue(two, 'DNS:a')])?.authority.keyId).not.toBe(read?.authority.keyId);
  });

  it.each([
    ['', true, true],
    ['extendedKeyUsage=serverAuth,clientAuth', true, true],
    ['extendedKeyUsage=serverAuth', true, false],
    ['extendedKeyUsage=clientAuth', false, true],
    ['extendedKeyUsage=anyExtendedKeyUsage', true, true],
    ['extendedKeyUsage=codeSigning', false, false],
  ])('reads what it may be used for: %s', (more, serverAuth, clientAuth) => {
    expect(readCertificate([issue(one, 'DNS:a', more)])).toMatchObject({ serverAuth, clientAuth });
  });

  it('has no names where there are none, and at most a hundred', () => {
    expect(readCertificate([issue(one, 'IP:127.0.0.1')])?.names).toEqual([]);
    const many = Array.from({ length: 150 }, (_, i) => `DNS:n${i}.consul`).join(',');
    expect(readCertificate([issue(one, many)])?.names).toHaveLength(100);
  });

  it('is null without a certificate', () => {
    expect(readCertificate([])).toBeNull();
  });
});

describe('keyIdentifier', () => {
  it('of a signed certificate is that of the key that signed', () => {
    const root = pem(one.ca);
    const own = keyIdentifier(root.raw, 'subject');
    expect(own).toMatch(/^(?:[0-9A-F]{2}:){19}[0-9A-F]{2}$/);
    expect(keyIdentifier(issue(one, 'DNS:a').raw, 'authority')).toBe(own);
    expect(keyIdentifier(root.raw, 'authority')).toBe(own);
  });

  it('never throws, whatever the bytes', () => {
    const marks = fc.constantFrom([0x06, 0x03, 0x55, 0x1d, 0x23], [0x06, 0x03, 0x55, 0x1d, 0x0e]);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 20 }),
        marks,
        fc.uint8Array({ maxLength: 60 }),
        (before, mark, after) => {
          const read = keyIdentifier(new Uint8Array([...before, ...mark, ...after]), 'authority');
          expect(read === null || /^[0-9A-F:]+$/.test(read)).toBe(true);
        },
      ),
    );
  });
});
