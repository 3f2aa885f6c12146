import { gzipSync } from 'node:zlib';
import type { Figure } from './figures';

/** KB that travel for one GET with the best encoding that a browser offers. */
async function wireKb(url: string): Promise<number> {
  // undici's fetch decodes, so the length is read off the header that the server sends with a compressed body.
  const response = await fetch(url, { headers: { 'accept-encoding': 'br, gzip' } });
  const length = response.headers.get('content-length');
  const body = await response.arrayBuffer();
  return (length === null ? body.byteLength : Number(length)) / 1024;
}

/** The snapshot as it travels, and all JavaScript of the map page, gzip. */
export async function measureWire(url: string, at: string, isLargest: boolean): Promise<Figure[]> {
  const figures: Figure[] = [
    {
      name: 'snapshot, compressed',
      at,
      value: await wireKb(`${url}/api/v1/snapshot`),
      unit: 'KB',
      budget: 300,
    },
  ];
  if (!isLargest) return figures;
  const page = await (await fetch(url)).text();
  const scripts = [...new Set([...page.matchAll(/\/_next\/static\/[^"\\]+?\.js/g)].map(([path]) => path))];
  let bytes = 0;
  for (const path of scripts) {
    const source = Buffer.from(await (await fetch(`${url}${path}`)).arrayBuffer());
    bytes += gzipSync(source, { level: 6 }).byteLength;
  }
  figures.push({
    name: 'JavaScript of the map page, gzip',
    at: `${scripts.length} files`,
    value: bytes / 1024,
    unit: 'KB',
    budget: 215,
  });
  return figures;
}
