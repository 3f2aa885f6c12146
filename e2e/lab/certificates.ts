import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlacedAgent } from './topology';

const run = promisify(execFile);

export type CertificateFiles = { certFile: string; keyFile: string };

export type CertificateAuthority = {
  caFile: string;
  /** A certificate for one agent; `omitNodeName` leaves out the name that mesh gateways route by. */
  issue: (agent: PlacedAgent, options?: { omitNodeName?: boolean }) => Promise<CertificateFiles>;
};

/** Makes a CA of the lab's own with Consul's own command, in `directory`. */
export async function createCertificateAuthority(
  consul: string,
  directory: string,
): Promise<CertificateAuthority> {
  await mkdir(directory, { recursive: true });
  await run(consul, ['tls', 'ca', 'create', '-days=30'], { cwd: directory });
  const caFile = join(directory, 'consul-agent-ca.pem');
  const caKey = join(directory, 'consul-agent-ca-key.pem');

  return {
    caFile,
    async issue({ name, datacenter, role }, { omitNodeName = false } = {}) {
      // A folder each: the command numbers its files by what it finds, which would race.
      const folder = join(directory, omitNodeName ? `${name}-without-node-name` : name);
      await mkdir(folder, { recursive: true });
      const kind = role === 'server' ? 'server' : 'client';
      await run(
        consul,
        [
          ...[
            'tls',
            'cert',
            'create',
            `-${kind}`,
            '-dc',
            datacenter,
            '-days=30',
            '-ca',
            caFile,
            '-key',
            caKey,
          ],
          ...(kind === 'server' && !omitNodeName ? ['-node', name] : []),
        ],
        { cwd: folder },
      );
      const file = (suffix: string) => join(folder, `${datacenter}-${kind}-consul-0${suffix}.pem`);
      return { certFile: file(''), keyFile: file('-key') };
    },
  };
}
