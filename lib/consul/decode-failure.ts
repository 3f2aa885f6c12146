import type { Failure, FailureDetail, FailureKind } from './types';
import { showText } from './show-text';

/** Longest excerpt of an error text, so that the request's name fits in front of it. */
const EXCERPT_LIMIT = 200;

const NO_DETAIL: FailureDetail = { dialled: null, tls: null, pathWorks: false };

export type DecodeOptions = {
  /** The request had `?dc=`; true if absent. Followers prefix errors of their own leader as they do those of other datacenters. */
  forwarded?: boolean;
  /** The agent is a client: it adds one `rpc error making call: ` of its own to every error of a server. */
  clientAgent?: boolean;
  /** What was asked, put in front of the message: `http://10.0.1.5:8500/v1/status/leader?dc=dc2`. */
  request?: string;
};

/** Case-insensitive patterns on the text, first match wins (consul.md 2.8 and 1, lab.md 6). */
const BY_TEXT: readonly (readonly [RegExp, FailureKind])[] = [
  [/client sent an http request to an https server/, 'agent-tls'],
  [/endpoint is blocked by agent configuration/, 'blocked'],
  [/acl not found/, 'unknown-token'],
  [/permission denied|denied by acls/, 'denied'],
  [/acl support disabled|acl system is currently in legacy mode/, 'feature-off'],
  [/connect must be enabled|federation states are currently disabled/, 'feature-off'],
  [
    /no cluster leader|raft leader not found in server lookup mapping|not ready to serve consistent reads/,
    'no-leader',
  ],
  [/x509:/, 'tls-identity'],
  [/tls:|cannot dial via a mesh gateway when outgoing tls is disabled/, 'tls'],
  [/failed to get conn: remote dc has no server currently reachable/, 'no-usable-gateway'],
  [/dial tcp/, 'gateway-dial'],
  [/\beof\b|stream closed|connection reset by peer|broken pipe|session shutdown/, 'connection-lost'],
  [/i\/o (timeout|deadline reached)|keepalive timeout|connection write timeout/, 'connection-lost'],
  [/lead thread didn't get connection/, 'neighbour-dial'],
  [/remote dc has no server currently reachable/, 'no-server-reachable'],
  [/no path to datacenter/, 'no-path'],
  [/rate limit exceeded|too many concurrent connections/, 'throttled'],
  [/no known consul servers/, 'no-known-servers'],
  [/invalid url path/, 'unsupported'],
];

const BY_STATUS: { readonly [status: number]: FailureKind } = {
  401: 'denied',
  403: 'denied',
  404: 'unsupported',
  405: 'unsupported',
  429: 'throttled',
};

/**
 * Decodes the error answer of an agent. Substrings only: versions change their prefixes, and client agents add one.
 * A text that nothing here knows is `unclassified` and keeps its words.
 */
export function decodeFailure(status: number, bodyText: string, options: DecodeOptions = {}): Failure {
  const excerpt = showText(bodyText, EXCERPT_LIMIT);
  const text = bodyText.slice(0, 8192).toLowerCase();
  const byText = BY_TEXT.find(([pattern]) => pattern.test(text))?.[1];
  const forwarded = options.forwarded ?? true;
  const fromRemote = forwarded && hopsOf(text) > (options.clientAgent ? 1 : 0);
  const dialled = dialledAddress(bodyText);
  const answer = `answered ${status}${excerpt === '' ? ' with an empty body' : `: ${excerpt}`}`;
  const failure = (kind: FailureKind, detail: Partial<FailureDetail> = {}): Failure => ({
    kind,
    status,
    message: showText(options.request ? `${options.request} ${answer}` : answer),
    detail: { ...NO_DETAIL, ...detail },
  });

  switch (byText) {
    case 'denied':
    case 'unknown-token':
    case 'no-leader':
      return failure(byText, { pathWorks: fromRemote });
    case 'gateway-dial':
      // A server that could not dial the leader of its own datacenter: an election (lab.md 6).
      return fromRemote || !forwarded
        ? failure('no-leader', { pathWorks: fromRemote, dialled })
        : failure('gateway-dial', { dialled });
    case 'tls-identity':
      return failure(byText, { tls: tlsCheck(text) });
    case undefined:
      return failure(BY_STATUS[status] ?? (status >= 300 && status < 400 ? 'redirect' : 'unclassified'));
    default:
      return failure(byText);
  }
}

/** How many agents passed the error on. */
const hopsOf = (text: string): number => text.split('rpc error making call:').length - 1;

/** B of `dial tcp A->B: reason`, IPv6 in brackets, or the name of `dial tcp: lookup name: no such host`. */
export function dialledAddress(text: string): string | null {
  const lookup = /dial tcp:? lookup (\S+?)(?: on \S+?)?:\s/i.exec(text)?.[1];
  const address = /dial tcp[46]? (?:\S+?->)?(\[[^\]\s]+\]:\d+|[^\s:[\]]+:\d+)/i.exec(text)?.[1];
  return address ?? lookup ?? null;
}

/** Which check of a certificate failed, from the words of Go's crypto/x509 or of OpenSSL. */
export function tlsCheck(text: string): FailureDetail['tls'] {
  const words = text.toLowerCase();
  return TLS_CHECKS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Go says "has expired or is not yet valid" for both; only the times tell which. */
const TLS_CHECKS: readonly (readonly [RegExp, NonNullable<FailureDetail['tls']>])[] = [
  [/current time \S+ is before|(?<!expired or )is not yet valid/, 'not-yet-valid'],
  [/expired/, 'expired'],
  [/unknown authority/, 'unknown-authority'],
  [/incompatible key usage/, 'key-usage'],
  [/valid for|not valid for any names|ip sans|cannot validate certificate for|legacy common name/, 'san'],
];
