import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Pair = { cert: string; key: string };

/** A throw-away certificate authority of openssl; `remove` deletes its files. */
export type Authority = {
  ca: string;
  issue: (name: string, options?: { san?: string; days?: number }) => Pair;
  remove: () => void;
};

/** Makes a certificate authority that issues for 127.0.0.1 unless told otherwise. Negative `days` make an expired certificate. */
export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-ca-'));
  const at = (file: string): string => join(folder, file);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=test-ca',
    '-days',
    '2',
  );
  return {
    ca: readFileSync(at('ca.pem'), 'utf8'),
    issue(name, { san = 'IP:127.0.0.1', days = 2 } = {}) {
      writeFileSync(at('san.ext'), `subjectAltName=${san}\n`);
      openssl(
        'req',
        ...newKey,
        '-keyout',
        at(`${name}.key`),
        '-out',
        at(`${name}.csr`),
        '-subj',
        `/CN=${name}`,
      );
      openssl(
        ...[
          'x509',
          '-req',
          '-in',
          at(`${name}.csr`),
          '-CA',
          at('ca.pem'),
          '-CAkey',
          at('ca.key'),
          '-CAcreateserial',
        ],
        ...['-extfile', at('san.ext'), '-days', String(days), '-out', at(`${name}.pem`)],
      );
      return { cert: readFileSync(at(`${name}.pem`), 'utf8'), key: readFileSync(at(`${name}.key`), 'utf8') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
