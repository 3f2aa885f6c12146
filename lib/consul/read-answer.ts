import type { Dispatcher } from 'undici';
import { headerOf, readAnswerMeta, type AnswerHeaders } from './answer-meta';
import { decodeFailure } from './decode-failure';
import type { Endpoint, Params } from './endpoints';
import { decodeJsonBody } from './json-body';
import { showText } from './show-text';
import type { AnswerMeta, Failure, FailureKind } from './types';

export type Outcome<T> = { ok: true; value: T; meta: AnswerMeta } | { ok: false; failure: Failure };

/** `retry`: the error of a pooled connection that died with its remote server, which is no fault yet. */
export type Answer<T> = { outcome: Outcome<T>; retry: boolean };

/** What was asked, and how to speak of it. */
export type Asked<T> = {
  endpoint: Endpoint<T>;
  params: Params;
  origin: string;
  /** For messages: address and path, without secrets. */
  request: string;
  redact: (text: string) => string;
  clientAgent: boolean;
};

/** Consul's words for such a connection (consul.md X5). */
const DEAD_POOLED_CONNECTION = /\beof\b|stream closed/i;

/**
 * Judges an answer by its status and headers, and reads the body only if it may be read: no redirect is followed, no
 * content encoding decoded. Throws only what the connection throws.
 */
export async function readAnswer<T>(response: Dispatcher.ResponseData, asked: Asked<T>): Promise<Answer<T>> {
  const { statusCode, headers, body } = response;
  const refusal = refusalOf(statusCode, headers, asked);
  if (refusal !== null) {
    // Destroys the connection: not one byte of this body is wanted.
    body.on('error', () => undefined).destroy();
    return { outcome: refusal, retry: false };
  }
  const bytes = new Uint8Array(await body.arrayBuffer());
  const json = decodeJsonBody(bytes, asked.redact);
  if (statusCode === 200 || (json.ok && asked.endpoint.valueStatuses.includes(statusCode))) {
    return { outcome: parseBody(json, statusCode, readAnswerMeta(headers), asked), retry: false };
  }
  const text = asked.redact(Buffer.from(bytes.subarray(0, 16_384)).toString('utf8'));
  const failure = decodeFailure(statusCode, text, {
    clientAgent: asked.clientAgent,
    forwarded: asked.endpoint.forwardable && Boolean(asked.params.dc),
    request: asked.request,
  });
  const retry = statusCode === 500 && failure.kind === 'connection-lost' && DEAD_POOLED_CONNECTION.test(text);
  return { outcome: { ok: false, failure }, retry };
}

/** Why the body is not even read; null if it may be. */
function refusalOf(status: number, headers: AnswerHeaders, { origin, request, redact }: Asked<unknown>) {
  if (status >= 300 && status < 400) {
    const words = `answered ${status}, a redirect to ${whereTo(headers, origin)}; it is never followed`;
    return failed('redirect', redact(`${request}: ${words}`), status);
  }
  const encoding = headerOf(headers, 'content-encoding')?.trim() ?? 'identity';
  if (encoding.toLowerCase() === 'identity') return null;
  const words = `answered with Content-Encoding ${encoding}, which was not asked for`;
  return failed('encoding', redact(`${request}: ${words}`), status);
}

function parseBody<T>(
  json: ReturnType<typeof decodeJsonBody>,
  status: number,
  meta: AnswerMeta,
  { endpoint, request }: Asked<T>,
): Outcome<T> {
  if (!json.ok) return failed('malformed', `${request}: ${json.reason}`, status);
  const outcome = endpoint.parse(json.value, meta);
  if (!outcome.ok) return failed(outcome.kind, `${request}: ${outcome.reason}`, status);
  const { value, skipped } = outcome;
  return { ok: true, value, meta: skipped > 0 ? { ...meta, skipped } : meta };
}

/** A failure with a message of ours. */
export function failed(
  kind: FailureKind,
  message: string,
  status: number | null = null,
): { ok: false; failure: Failure } {
  const detail = { dialled: null, tls: null, pathWorks: false };
  return { ok: false, failure: { kind, status, message: showText(message), detail } };
}

/** Scheme and host only: the rest of a Location may carry anything. */
function whereTo(headers: AnswerHeaders, origin: string): string {
  const location = headerOf(headers, 'location');
  if (location === null || !URL.canParse(location, origin)) return 'nowhere';
  const { protocol, host } = new URL(location, origin);
  return `${protocol}//${host}`;
}
