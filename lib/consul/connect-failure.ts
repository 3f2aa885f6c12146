import type { Failure, FailureDetail, FailureKind } from './types';
import { tlsCheck } from './decode-failure';
import { showText } from './show-text';

/** How far a request had come when it failed, and why it was ended if we ended it. */
export type Progress = {
  gotHeaders: boolean;
  ended: 'deadline' | 'caller' | null;
  deadlineMs: number;
  https: boolean;
};

const TLS_CHECKS: { readonly [code: string]: NonNullable<FailureDetail['tls']> } = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'san',
  HOSTNAME_MISMATCH: 'san',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  INVALID_PURPOSE: 'key-usage',
};

/** Plain words for the codes that people meet. */
const WORDS: { readonly [code: string]: string } = {
  ECONNREFUSED: 'connection refused: is the agent running, and is this its HTTP address?',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'the name does not resolve',
  EAI_AGAIN: 'the name server does not answer',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ENOENT: 'the unix socket does not exist',
  EACCES: 'no permission to open the unix socket',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_CLOSED: 'the client is closed',
  UND_ERR_DESTROYED: 'the client is closed',
};

/** Turns what undici, node:net or node:tls threw into a Failure. `request` names what was asked, without secrets. */
export function connectFailure(error: unknown, request: string, progress: Progress): Failure {
  const { code, message, closedUnread } = rootOf(error);
  const [kind, words] =
    progress.https && closedUnread && progress.ended === null
      ? REFUSED_AFTER_TLS
      : classify(code, message, progress);
  const tls = kind === 'agent-tls' ? (TLS_CHECKS[code] ?? tlsCheck(message)) : null;
  return {
    kind,
    status: null,
    message: showText(`${request}: ${words}`),
    detail: { dialled: null, tls, pathWorks: false },
  };
}

/** TLS 1.3: the server judges the client certificate after our handshake, and its alert is lost when it closes (seen with 1.8.7). */
const REFUSED_AFTER_TLS: [FailureKind, string] = [
  'agent-tls',
  'closed right after the TLS handshake: the agent may want a client certificate of its own CA (verify_incoming_https), or has too many connections (http_max_conns_per_client)',
];

function classify(code: string, message: string, progress: Progress): [FailureKind, string] {
  if (progress.ended === 'deadline')
    return ['agent-timeout', `no complete answer within ${progress.deadlineMs} ms`];
  if (progress.ended === 'caller') return ['agent-timeout', 'the read was cancelled before an answer came'];
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return ['too-large', 'the body is larger than the limit'];
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return ['too-large', 'the headers are larger than the limit'];
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return ['agent-timeout', 'the connection timed out'];
  if (isTls(code, message)) return ['agent-tls', `TLS to the agent failed: ${message}`];
  if (progress.gotHeaders) return ['truncated', 'the answer ended before its end'];
  if (code.startsWith('HPE_') || /HTTP\/1\.1 protocol/.test(message))
    return ['malformed', 'this is no HTTP answer: is it the HTTP address of a Consul agent?'];
  if (code === 'UND_ERR_INVALID_ARG') return ['unclassified', `the request could not be sent: ${message}`];
  return ['agent-unreachable', WORDS[code] ?? (message || code || 'no connection')];
}

const isTls = (code: string, message: string): boolean =>
  /before secure TLS connection/.test(message) ||
  code in TLS_CHECKS ||
  /^(ERR_SSL|ERR_TLS|ERR_OSSL|CERT_|CRL_|UNABLE_TO_|EPROTO$)/.test(code);

type Root = { code: string; message: string; closedUnread: boolean };

/** The first error with a code: an AggregateError of several addresses, and a cause, hold the real one. */
function rootOf(error: unknown, depth = 0): Root {
  if (typeof error !== 'object' || error === null || depth > 4)
    return { code: '', message: String(error), closedUnread: false };
  const { code, message, cause, errors, socket } = error as ErrorFields;
  const own = {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
    closedUnread: code === 'UND_ERR_SOCKET' && socket?.bytesRead === 0,
  };
  const inner = Array.isArray(errors) && errors.length > 0 ? (errors as unknown[])[0] : cause;
  if (inner === undefined || inner === null) return own;
  const root = rootOf(inner, depth + 1);
  return root.code !== '' ? root : own;
}

/** What node and undici put on errors; every field is checked before use. */
type ErrorFields = { [key in 'code' | 'message' | 'cause' | 'errors']?: unknown } & {
  socket?: { bytesRead?: unknown };
};
