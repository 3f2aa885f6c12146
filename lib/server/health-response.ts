import type { Live } from './types';

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });

/** `/healthz`: this process runs. It asks nobody. */
export function healthResponse(): Response {
  return plain(200, 'ok');
}

/** `/readyz`: configured, and the first round of reads is finished; not that all datacenters are well. */
export function readyResponse(live: Live | null): Response {
  if (!live) return plain(503, 'not ready: starting');
  return live.taken() ? plain(200, 'ok') : plain(503, 'not ready: the first round of reads is not finished');
}
