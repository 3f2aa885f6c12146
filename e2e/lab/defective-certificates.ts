import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Ca } from './certificates';
import type { PlacedAgent } from './topology';

const run = promisify(execFile);

/** What `consul tls cert create` refuses to make. `expiring` is good for one minute. */
export type Defect = 'expired' | 'not-yet-valid' | 'expiring' | 'server-auth-only';

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;
/** How long an `expiring` certificate is still good, ms. */
export const EXPIRING_MS = MINUTE_MS;

/** First and last moment of validity, ms from now. */
const VALIDITY: Readonly<Record<Defect, readonly [number, number]>> = {
  expired: [-YEAR_MS, -MINUTE_MS],
  'not-yet-valid': [YEAR_MS, 2 * YEAR_MS],
  expiring: [-MINUTE_MS, EXPIRING_MS],
  'server-auth-only': [-MINUTE_MS, YEAR_MS],
};

/** Issues a server's certificate with one defect, its names as they should be, into an empty `folder`. */
export async function issueDefective(
  { caFile, caKey }: Ca,
  folder: string,
  { name, datacenter }: PlacedAgent,
  defect: Defect,
): Promise<{ certFile: string; keyFile: string }> {
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const names = [`${name}.server.${datacenter}.consul`, `server.${datacenter}.consul`, 'localhost'];
  const uses = defect === 'server-auth-only' ? 'serverAuth' : 'serverAuth,clientAuth';
  await writeFile(file('index.txt'), '');
  await writeFile(
    file('ca.cnf'),
    [
      '[ca]\ndefault_ca=lab',
      `[lab]\ndatabase=${file('index.txt')}\nnew_certs_dir=${folder}\nrand_serial=yes\ndefault_md=sha256\npolicy=any`,
      '[any]\ncommonName=supplied',
      `[server]\nbasicConstraints=CA:FALSE\nkeyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=${uses}`,
      `subjectAltName=${names.map((dns) => `DNS:${dns}`).join(',')},IP:127.0.0.1\n`,
    ].join('\n'),
  );
  const key = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    file('key.pem'),
  ];
  await openssl('req', '-new', ...key, '-out', file('csr.pem'), '-subj', `/CN=server.${datacenter}.consul`);
  const [from, to] = VALIDITY[defect].map((ms) => asn1Time(Date.now() + ms));
  const dates = ['-startdate', from ?? '', '-enddate', to ?? ''];
  const config = ['-batch', '-notext', '-config', file('ca.cnf'), '-extensions', 'server', ...dates];
  const ca = ['-cert', caFile, '-keyfile', caKey];
  await openssl('ca', ...config, ...ca, '-in', file('csr.pem'), '-out', file('cert.pem'));
  return { certFile: file('cert.pem'), keyFile: file('key.pem') };
}

/** `20261231235959Z` */
const asn1Time = (epochMs: number): string =>
  `${new Date(epochMs).toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`;
