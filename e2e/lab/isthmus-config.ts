import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Lab } from './start-lab';

/**
 * Writes a configuration with which Isthmus observes the lab: all servers, and the client agents where there are
 * any. With ACLs the read-only token goes into a file of its own that only its owner can read.
 */
export async function writeIsthmusConfig(lab: Lab): Promise<string> {
  const folder = join(lab.directory, 'isthmus');
  await mkdir(folder, { recursive: true });
  const defaults = lab.tokens ? { defaults: { token_file: join(folder, 'token') } } : {};
  if (lab.tokens) await writeFile(join(folder, 'token'), `${lab.tokens.readOnly}\n`, { mode: 0o600 });
  const datacenters = lab.datacenters.map(({ name, servers, clients }) => [
    name,
    { addresses: [...servers, ...clients].map(({ httpAddress }) => httpAddress) },
  ]);
  const file = join(folder, 'isthmus.yaml');
  await writeFile(file, stringify({ ...defaults, datacenters: Object.fromEntries(datacenters) }));
  return file;
}
