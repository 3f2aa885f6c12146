import { createPrivateKey, X509Certificate } from 'node:crypto';

const CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----/g;
const text = (pem: Uint8Array) => new TextDecoder().decode(pem);

/** What is wrong with a PEM file of certificates, as the end of a sentence; null when nothing is. Never quotes the file. */
export function certificateProblem(pem: Uint8Array): string | null {
  const blocks = text(pem).match(CERTIFICATE) ?? [];
  if (blocks.length === 0) return 'holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)';
  try {
    for (const block of blocks) new X509Certificate(block);
    return null;
  } catch {
    return 'holds a damaged certificate';
  }
}

/** The same for a private key. Consul takes unencrypted keys only, and so do we. */
export function keyProblem(pem: Uint8Array): string | null {
  const content = text(pem);
  if (/ENCRYPTED/.test(content))
    return 'holds an encrypted key. Decrypt it: openssl pkey -in <file> -out <new file>';
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(content))
    return 'holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)';
  try {
    createPrivateKey(content);
    return null;
  } catch {
    return 'holds a damaged key';
  }
}

/** Both are sound and belong together. */
export function isPair(cert: Uint8Array, key: Uint8Array): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(text(key)));
  } catch {
    return false;
  }
}
