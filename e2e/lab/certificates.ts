import { execFile } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { issueDefective, type Defect } from './defective-certificates';
import type { PlacedAgent } from './topology';

const run = promisify(execFile);

/** Absolute paths of what an agent's configuration names; without a certificate only of the CA. */
export type CertificateFiles = { caFile: string; certFile?: string; keyFile?: string };

/**
 * `good` unless told. `without-node-name` lacks what mesh gateways route by; `foreign` is of another CA than everybody's,
 * `foreign-trust` also trusts no other; `none` leaves out certificate and key.
 */
export type CertificateKind = 'good' | 'without-node-name' | 'foreign' | 'foreign-trust' | 'none' | Defect;

export type CertificateAuthority = {
  caFile: string;
  issue: (agent: PlacedAgent, kind?: CertificateKind) => Promise<CertificateFiles>;
};

/** Makes a CA of the lab's own with Consul's own command, in `directory`, and a second one that nobody trusts. */
export async function createCertificateAuthority(
  consul: string,
  directory: string,
): Promise<CertificateAuthority> {
  const own = await createCa(consul, directory);
  let foreign: Promise<Ca> | undefined;
  return {
    caFile: own.caFile,
    async issue(agent, kind = 'good') {
      // A folder each: the command numbers its files by what it finds, which would race.
      const folder = await mkdtemp(join(directory, `${agent.name}-${kind}-`));
      const caFile = own.caFile;
      switch (kind) {
        case 'none':
          return { caFile };
        case 'good':
        case 'without-node-name':
          return { caFile, ...(await issueByConsul(consul, own, folder, agent, kind === 'good')) };
        case 'foreign':
        case 'foreign-trust': {
          const other = await (foreign ??= createCa(consul, join(directory, 'foreign')));
          const issued = await issueByConsul(consul, other, folder, agent, true);
          return { caFile: kind === 'foreign' ? caFile : other.caFile, ...issued };
        }
        default:
          return { caFile, ...(await issueDefective(own, folder, agent, kind)) };
      }
    },
  };
}

/** Paths of a CA's certificate and key. */
export type Ca = { caFile: string; caKey: string };

async function createCa(consul: string, directory: string): Promise<Ca> {
  await mkdir(directory, { recursive: true });
  await run(consul, ['tls', 'ca', 'create', '-days=365'], { cwd: directory });
  return {
    caFile: join(directory, 'consul-agent-ca.pem'),
    caKey: join(directory, 'consul-agent-ca-key.pem'),
  };
}

async function issueByConsul(
  consul: string,
  { caFile, caKey }: Ca,
  folder: string,
  { name, datacenter, role }: PlacedAgent,
  withNodeName: boolean,
): Promise<Omit<CertificateFiles, 'caFile'>> {
  const kind = role === 'server' ? 'server' : 'client';
  const command = ['tls', 'cert', 'create', `-${kind}`, '-dc', datacenter, '-days=365', '-ca', caFile];
  const node = kind === 'server' && withNodeName ? ['-node', name] : [];
  await run(consul, [...command, '-key', caKey, ...node], { cwd: folder });
  const file = (suffix: string) => join(folder, `${datacenter}-${kind}-consul-0${suffix}.pem`);
  return { certFile: file(''), keyFile: file('-key') };
}
