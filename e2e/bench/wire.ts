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

const PAGES = ['/', '/matrix', '/wall', '/routes', '/verify'];

/** KB of JavaScript that a page loads before anything is opened on it, gzip; without what only browsers without modules load. */
async function scriptsKb(url: string, path: string): Promise<{ files: number; kb: number }> {
  const page = await (await fetch(`${url}${path}`)).text();
  const old = new Set(
    [...page.matchAll(/<script[^>]+>/g)].flatMap(([tag]) =>
      /nomodule/i.test(tag) ? [...tag.matchAll(SCRIPT)].map(([source]) => source) : [],
    ),
  );
  const scripts = [...new Set([...page.matchAll(SCRIPT)].map(([source]) => source))].filter(
    (source) => !old.has(source),
  );
  let bytes = 0;
  for (const source of scripts) {
    const text = Buffer.from(await (await fetch(`${url}${source}`)).arrayBuffer());
    bytes += gzipSync(text, { level: 6 }).byteLength;
  }
  return { files: scripts.length, kb: bytes / 1024 };
}

const SCRIPT = /\/_next\/static\/[^"\\]+?\.js/g;

/** The snapshot as it travels, and, once, the JavaScript of every page. */
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
  for (const path of isLargest ? PAGES : []) {
    const { files, kb } = await scriptsKb(url, path);
    figures.push({
      name: `JavaScript of ${path}, gzip`,
      at: `${files} files`,
      value: kb,
      unit: 'KB',
      budget: 215,
    });
  }
  return figures;
}
