import type { Failure, FailureDetail, FailureKind } from './types';
import { tlsCheck } from './decode-failure';
import { showText } from './show-text';

/** How far a request had come when it failed, and why it was ended if we ended it. */
export type Progress = { gotHeaders: boolean; ended: 'deadline' | 'caller' | null; deadlineMs: number };

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
  const { code, message } = rootOf(error);
  const [kind, words] = classify(code, message, progress);
  const tls = kind === 'agent-tls' ? (TLS_CHECKS[code] ?? tlsCheck(message)) : null;
  return {
    kind,
    status: null,
    message: showText(`${request}: ${words}`),
    detail: { dialled: null, tls, pathWorks: false },
  };
}

function classify(code: string, message: string, progress: Progress): [FailureKind, string] {
  if (progress.ended === 'deadline')
    return ['agent-timeout', `no complete answer within ${progress.deadlineMs} ms`];
  if (progress.ended === 'caller') return ['agent-timeout', 'the read was cancelled before an answer came'];
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return ['too-large', 'the body is larger than the limit'];
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return ['too-large', 'the headers are larger than the limit'];
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return ['agent-timeout', 'the connection timed out'];
  if (isTls(code)) return ['agent-tls', `TLS to the agent failed: ${message}`];
  if (progress.gotHeaders) return ['truncated', 'the answer ended before its end'];
  if (code.startsWith('HPE_'))
    return ['malformed', 'this is no HTTP answer: is it the HTTP address of a Consul agent?'];
  if (code === 'UND_ERR_INVALID_ARG') return ['unclassified', `the request could not be sent: ${message}`];
  return ['agent-unreachable', WORDS[code] ?? (message || code || 'no connection')];
}

const isTls = (code: string): boolean =>
  code in TLS_CHECKS || /^(ERR_SSL|ERR_TLS|ERR_OSSL|CERT_|CRL_|UNABLE_TO_|EPROTO$)/.test(code);

/** The first error with a code: an AggregateError of several addresses, and a cause, hold the real one. */
function rootOf(error: unknown, depth = 0): { code: string; message: string } {
  if (typeof error !== 'object' || error === null || depth > 4) return { code: '', message: String(error) };
  const { code, message, cause, errors } = error as {
    [key in 'code' | 'message' | 'cause' | 'errors']?: unknown;
  };
  const inner = Array.isArray(errors) && errors.length > 0 ? errors[0] : cause;
  const own = {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
  };
  if (inner === undefined || inner === null) return own;
  const root = rootOf(inner, depth + 1);
  return root.code !== '' ? root : own;
}
