import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Snapshot } from '@/lib/snapshot/types';
import type { Body } from './types';

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Quality 5: a tenth of the time of the default for a few per cent of size. */
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

/** Serialises and compresses a snapshot, off the event loop. */
export async function toBody(snapshot: Snapshot): Promise<Body> {
  const json = Buffer.from(JSON.stringify(snapshot));
  const [gzipped, br] = await Promise.all([toGzip(json, { level: 6 }), toBrotli(json, BROTLI)]);
  return { etag: `"${snapshot.revision}"`, json, gzip: gzipped, br };
}
