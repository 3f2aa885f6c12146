import { notYet } from './problem';
import type { Body, Live } from './types';

/** The best encoding that was made and the reader takes. Quality values are ignored but for 0: every reader that names one wants it. */
export function encodingFor(accept: string | null): 'br' | 'gzip' | 'json' {
  const accepted = new Set(
    (accept ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== '' && !/;\s*q=0(?:\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]?.trim()),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : 'json';
}

/** `If-None-Match` of one or more tags, weak ones as well: intermediaries weaken them when they touch the encoding. */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

const headersOf = (body: Body, live: Live) => ({
  etag: body.etag,
  vary: 'Accept-Encoding',
  'cache-control': 'private, no-cache',
  // The body of a revision may be hours old and true: this says when that was last seen.
  'isthmus-observed-at': live.event()?.observedAt ?? '',
  'isthmus-stale-after-ms': String(live.event()?.staleAfterMs ?? ''),
});

/** `GET /api/v1/snapshot`: the body of the present revision, compressed once; 304 for a reader who has it. */
export async function snapshotResponse(request: { headers: Headers }, live: Live | null): Promise<Response> {
  const body = await live?.body();
  if (!live || !body) return notYet();
  const headers = headersOf(body, live);
  if (matches(request.headers.get('if-none-match'), body.etag))
    return new Response(null, { status: 304, headers });
  const encoding = encodingFor(request.headers.get('accept-encoding'));
  return new Response(new Uint8Array(body[encoding]), {
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      ...(encoding === 'json' ? {} : { 'content-encoding': encoding }),
    },
  });
}
