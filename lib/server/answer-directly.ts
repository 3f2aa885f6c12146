import type { IncomingMessage, ServerResponse } from 'node:http';
import { live } from './live';
import { snapshotResponse } from './snapshot-response';

const SNAPSHOT = '/api/v1/snapshot';

/**
 * Answers what must not pass through Next: its response writer drops Content-Encoding (next/dist/server/send-response.js, 16.4),
 * so a body compressed once for everybody would arrive unreadable. Resolves to whether it answered.
 */
export async function answerDirectly(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = request.url?.split('?', 1)[0];
  if (path !== SNAPSHOT || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  const headers = new Headers();
  for (const name of ['accept-encoding', 'if-none-match']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const answer = await snapshotResponse({ headers }, live());
  const body =
    request.method === 'HEAD' || answer.status === 304 ? null : Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    ...(body ? { 'content-length': body.byteLength } : {}),
  });
  response.end(body ?? undefined);
  return true;
}
