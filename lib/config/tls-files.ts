import { createHash } from 'node:crypto';
import { certificateFiles, nodeFiles, whyUnreadable, type Files } from './files';
import { certificateProblem, isPair, keyProblem } from './pem';
import type { TlsConfig } from './types';

/** As node:tls and undici's `connect` take them. Without `ca`, the authorities that Node knows are used. */
export type TlsOptions = {
  ca?: Buffer[];
  cert?: Buffer;
  key?: Buffer;
  servername?: string;
  rejectUnauthorized: boolean;
};

/** `version` is a hash of everything read: another version means that new connections are due. */
export type LoadedTls = { ok: true; tls: TlsOptions; version: string } | { ok: false; message: string };

class UnusableFile extends Error {}

/**
 * Reads the certificates and the key of an agent; call it again whenever they may have been renewed. `caFile` wins over `caPath`, of which
 * the *.pem and *.crt files are read. Half-written or mismatched files give a sentence instead: keep what you have. Never rejects.
 */
export async function loadTls({ tls }: { tls: TlsConfig }, files: Files = nodeFiles): Promise<LoadedTls> {
  const read = async (path: string, wrong: (pem: Uint8Array) => string | null): Promise<Buffer> => {
    const content = await files.readFile(path).catch((error: unknown) => {
      throw new UnusableFile(`${path} cannot be read: ${whyUnreadable(error)}.`);
    });
    const reason = wrong(content);
    if (reason !== null) throw new UnusableFile(`${path} ${reason}.`);
    return Buffer.from(content);
  };
  const authorities = async (): Promise<Buffer[]> => {
    if (tls.caFile !== null) return [await read(tls.caFile, certificateProblem)];
    if (tls.caPath === null) return [];
    const { caPath } = tls;
    const paths = await certificateFiles(caPath, files).catch((error: unknown) => {
      throw new UnusableFile(`${caPath} cannot be read: ${whyUnreadable(error)}.`);
    });
    // An empty list would silently mean the system's authorities.
    if (paths.length === 0) throw new UnusableFile(`${caPath} has no *.pem or *.crt file.`);
    return Promise.all(paths.map((path) => read(path, certificateProblem)));
  };
  try {
    const ca = await authorities();
    const cert = tls.certFile === null ? null : await read(tls.certFile, certificateProblem);
    const key = tls.keyFile === null ? null : await read(tls.keyFile, keyProblem);
    if (cert && key && !isPair(cert, key))
      throw new UnusableFile(`${tls.keyFile} does not belong to ${tls.certFile}.`);
    const hash = createHash('sha256');
    for (const part of [...ca, cert, key]) hash.update(`${part?.length ?? 0}:`).update(part ?? '');
    return {
      ok: true,
      version: hash.digest('hex'),
      tls: {
        ...(ca.length > 0 ? { ca } : {}),
        ...(cert && key ? { cert, key } : {}),
        ...(tls.serverName === null ? {} : { servername: tls.serverName }),
        rejectUnauthorized: tls.verify,
      },
    };
  } catch (error) {
    if (error instanceof UnusableFile) return { ok: false, message: error.message };
    throw error;
  }
}
