import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Lab } from './start-lab';

/** Short intervals, so that a test waits for Consul and not for us. */
export const QUICK = { intervals: { members: '1s', probes: '2s', slow: '5s', blocking_wait: '10s' } };

/** All servers of the lab as configured vantages, asked at short intervals. */
export function everyServer(lab: Lab) {
  return {
    ...QUICK,
    datacenters: Object.fromEntries(
      lab.datacenters.map(({ name, servers }) => [
        name,
        { addresses: servers.map(({ httpAddress }) => httpAddress) },
      ]),
    ),
  };
}

/**
 * Writes a configuration with which Isthmus observes the lab: all servers, and the client agents where there are
 * any. With ACLs the read-only token goes into a file of its own that only its owner can read.
 */
export async function writeIsthmusConfig(lab: Lab): Promise<string> {
  const datacenters = lab.datacenters.map(({ name, servers, clients }) => [
    name,
    { addresses: [...servers, ...clients].map(({ httpAddress }) => httpAddress) },
  ]);
  return writeConfig(lab, { datacenters: Object.fromEntries(datacenters) });
}

/** The same for `everyServer`; with the path probe, servers are dialled for their certificates too. */
export const writeQuickConfig = (lab: Lab, { pathProbe = false } = {}): Promise<string> =>
  writeConfig(lab, everyServer(lab), pathProbe ? { path_probe: { enabled: true, interval: '5s' } } : {});

async function writeConfig(lab: Lab, config: object, forAll: object = {}): Promise<string> {
  const folder = join(lab.directory, 'isthmus');
  await mkdir(folder, { recursive: true });
  const token = lab.tokens ? { token_file: join(folder, 'token') } : {};
  if (lab.tokens) await writeFile(join(folder, 'token'), `${lab.tokens.readOnly}\n`, { mode: 0o600 });
  const file = join(folder, 'isthmus.yaml');
  await writeFile(file, stringify({ defaults: { ...token, ...forAll }, ...config }));
  return file;
}
