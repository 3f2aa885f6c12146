import type { X509Certificate } from 'node:crypto';
import type { ServerCertificate } from '@/lib/observation/types';
import { keyIdentifier } from './key-identifier';

/** What a certificate says, without how it was come by. */
export type CertificateFacts = Omit<ServerCertificate, 'through' | 'missed' | 'tlsVersion' | 'alpn'>;

const MOST_NAMES = 100;
const LONGEST_TEXT = 300;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const ANY_USE = '2.5.29.37.0';

/** Reads a chain, the server's own certificate first. null: it is none that can be read. Bounded, whatever the server put into it. */
export function readCertificate(chain: readonly X509Certificate[]): CertificateFacts | null {
  const [leaf] = chain;
  const top = chain.at(-1);
  if (!leaf || !top) return null;
  const [notBefore, notAfter] = [leaf.validFrom, leaf.validTo].map((text) => new Date(text));
  if (!notBefore || !notAfter || Number.isNaN(notBefore.getTime()) || Number.isNaN(notAfter.getTime()))
    return null;
  // Absent: good for everything (RFC 5280).
  const uses = (leaf.keyUsage as readonly string[] | undefined) ?? [ANY_USE];
  const mayBe = (use: string) => uses.includes(use) || uses.includes(ANY_USE);
  return {
    names: dnsNames(leaf.subjectAltName ?? ''),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    subject: oneLine(leaf.subject),
    issuer: oneLine(leaf.issuer),
    fingerprint: leaf.fingerprint256,
    authority: { name: oneLine(top.issuer), keyId: keyIdentifier(top.raw, 'authority') },
    serverAuth: mayBe(SERVER_AUTH),
    clientAuth: mayBe(CLIENT_AUTH),
  };
}

/** `DNS:a, DNS:"odd, name", IP Address:127.0.0.1`: Node quotes what could be misread. */
function dnsNames(text: string): string[] {
  const names: string[] = [];
  for (const [, quoted, plain] of text
    .slice(0, 65_536)
    .matchAll(/(?:^|, )DNS:(?:("(?:[^"\\]|\\.)*")|([^,]*))/g)) {
    if (names.length === MOST_NAMES) break;
    names.push(shown(quoted === undefined ? (plain ?? '') : unquoted(quoted)));
  }
  return names;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** Node writes a name over several lines, one attribute each. */
const oneLine = (name: string | undefined): string => shown((name ?? '').replaceAll('\n', ', '));

/** Certificates come from whoever answers: no control characters, no endless texts. */
const shown = (text: string): string => text.replace(/\p{Cc}|\p{Cf}/gu, '\uFFFD').slice(0, LONGEST_TEXT);
