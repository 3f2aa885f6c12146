import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { askConsulOk } from '../consul-http';
import type { FaultTools } from './faults';

const run = promisify(execFile);

/** Changes of Consul's own CA, which services in the mesh trust. They cannot be undone, only followed by another. */
export function certificateAuthorityFaults({ setup, inject, server }: FaultTools) {
  const rotate = async (days: number) => {
    const folder = await mkdtemp(join(setup.directory, 'root-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'root.pem')];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const name = [
      '-subj',
      '/CN=lab root',
      '-addext',
      'keyUsage=critical,digitalSignature,cRLSign,keyCertSign',
    ];
    await run('openssl', [
      'req',
      '-x509',
      ...curve,
      '-keyout',
      key,
      '-out',
      certificate,
      '-days',
      `${days}`,
      ...name,
    ]);
    await askConsulOk(server(setup.primary, 1).httpAddress, '/v1/connect/ca/configuration', {
      method: 'PUT',
      token: setup.tokens?.management,
      body: {
        Provider: 'consul',
        Config: {
          PrivateKey: await readFile(key, 'utf8'),
          RootCert: await readFile(certificate, 'utf8'),
          LeafCertTTL: '1h',
          IntermediateCertTTL: '3h',
        },
      },
    });
  };

  return {
    /** A new root, good for so many days: what an operator does on purpose. */
    rotateRoot: async (days: number) =>
      inject(
        `the CA's root replaced by one that is good for ${days} days`,
        () => rotate(days),
        () => rotate(3650),
      ),
  };
}
