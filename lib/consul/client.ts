import { Agent, type Dispatcher } from 'undici';
import { readAgentAddress } from './agent-address';
import { headerOf, readAnswerMeta } from './answer-meta';
import { readCredentials } from './credentials';
import { connectFailure, type Progress } from './connect-failure';
import { decodeFailure } from './decode-failure';
import { deadlineOf, type Endpoint, type Params } from './endpoints';
import { decodeJsonBody } from './json-body';
import { redactor, showText } from './show-text';
import type { AnswerMeta, Failure, FailureKind, Reading } from './types';

export type ClientOptions = {
  /** `http://host:port`, `https://host:port`, with or without a path prefix, or `unix:///path`. */
  address: string;
  /** Called for every request, so that a rotated token is used at once. Sent as X-Consul-Token only. */
  token?: () => string | null;
  /** `user:password` or `user`, as CONSUL_HTTP_AUTH. */
  basicAuth?: string | null;
  pathPrefix?: string;
  tls?: {
    ca?: string | readonly string[];
    cert?: string;
    key?: string;
    servername?: string;
    rejectUnauthorized?: boolean;
  };
  /** Body limit, bytes; 32 MiB if absent. */
  maxBodyBytes?: number;
  /** Header limit, bytes; 64 KiB if absent. */
  maxHeaderBytes?: number;
  /** Connections to the agent; 10 if absent (design.md section 4). */
  connections?: number;
  /** Epoch ms. */
  now: () => number;
  /** Deadline of a read, ms; `deadlineOf` if absent. */
  deadline?: (endpoint: Endpoint<unknown>, params: Params) => number;
};

export type ConsulClient = {
  /** One GET, at most two (see below). Never throws: a failure is a Reading with its kind. */
  read: <T>(endpoint: Endpoint<T>, params?: Params, signal?: AbortSignal) => Promise<Reading<T>>;
  /** Ends all requests and connections. Reads after it fail as `agent-unreachable`. */
  close: () => Promise<void>;
};

type Outcome<T> = { ok: true; value: T; meta: AnswerMeta } | { ok: false; failure: Failure };

/** First answers of a pooled connection that died with its remote server: not a fault yet (consul.md X5). */
const DEAD_POOLED_CONNECTION = /\beof\b|stream closed/i;

/**
 * Talks to one agent address. Follows no redirect, decodes no content encoding, keeps one deadline over the whole read.
 * @throws Error only here, for an address that is none.
 */
export function createClient(options: ClientOptions): ConsulClient {
  const { origin, socketPath, pathPrefix, shown } = readAgentAddress(options.address, options.pathPrefix);
  const { ca, ...tls } = options.tls ?? {};
  const dispatcher = new Agent({
    connections: options.connections ?? 10,
    maxResponseSize: options.maxBodyBytes ?? 32 * 1024 * 1024,
    maxHeaderSize: options.maxHeaderBytes ?? 64 * 1024,
    // The one deadline rules: undici's own body time-out starts anew with every chunk.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Polls come every 10 s; the default of 4 s would make every one a new TLS handshake.
    keepAliveTimeout: 60_000,
    connect: {
      timeout: 10_000,
      ...tls,
      ...(ca === undefined ? {} : { ca: typeof ca === 'string' ? ca : [...ca] }),
      ...(socketPath === null ? {} : { socketPath }),
    },
  });
  /** From the last read of `self` or of the WAN pool: a client agent adds a prefix to every error. */
  let clientAgent = false;

  async function read<T>(
    endpoint: Endpoint<T>,
    params: Params = {},
    signal?: AbortSignal,
  ): Promise<Reading<T>> {
    const started = performance.now();
    const outcome = await readOnce(endpoint, params, signal);
    if (outcome.ok && endpoint.fact === 'self') clientAgent = isClientAgent(outcome.value);
    if (!outcome.ok && outcome.failure.kind === 'client-agent') clientAgent = true;
    return { ...outcome, at: options.now(), ms: Math.round(performance.now() - started) };
  }

  async function readOnce<T>(
    endpoint: Endpoint<T>,
    params: Params,
    signal?: AbortSignal,
  ): Promise<Outcome<T>> {
    const path = pathPrefix + endpoint.path(params);
    const deadlineMs = (options.deadline ?? deadlineOf)(endpoint, params);
    const progress: Progress = {
      gotHeaders: false,
      ended: null,
      deadlineMs,
      https: origin.startsWith('https:'),
    };
    const credentials = readCredentials(options);
    const redact = redactor(credentials.secrets);
    const request = redact(`${shown}${path}`);
    if (credentials.problem !== null) return failed('unknown-token', `${request}: ${credentials.problem}`);

    // Own controller instead of AbortSignal.any: nothing stays attached to a signal that lives as long as the process.
    const controller = new AbortController();
    const end = (why: 'deadline' | 'caller') => () => {
      progress.ended ??= why;
      controller.abort();
    };
    const onAbort = end('caller');
    const timer = setTimeout(end('deadline'), deadlineMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();

    const ask = async (): Promise<{ outcome: Outcome<T>; retry: boolean }> => {
      progress.gotHeaders = false;
      const response = await dispatcher.request({
        origin,
        path,
        method: 'GET',
        headers: { accept: 'application/json', 'accept-encoding': 'identity', ...credentials.headers },
        signal: controller.signal,
      });
      progress.gotHeaders = true;
      return answer(response);
    };

    async function answer({ statusCode, headers, body }: Dispatcher.ResponseData) {
      const refuse = (kind: FailureKind, words: string) => {
        // Destroys the connection: not one byte of this body is wanted.
        body.on('error', () => undefined).destroy();
        return { outcome: failed(kind, redact(`${request}: ${words}`), statusCode), retry: false };
      };
      if (statusCode >= 300 && statusCode < 400) {
        return refuse(
          'redirect',
          `answered ${statusCode}, a redirect to ${whereTo(headers, origin)}; it is never followed`,
        );
      }
      const encoding = headerOf(headers, 'content-encoding');
      if (encoding !== null && encoding.trim().toLowerCase() !== 'identity') {
        return refuse('encoding', `answered with Content-Encoding ${encoding}, which was not asked for`);
      }
      const bytes = new Uint8Array(await body.arrayBuffer());
      const meta = readAnswerMeta(headers);
      const json = decodeJsonBody(bytes, redact);
      if (statusCode === 200 || (json.ok && endpoint.valueStatuses.includes(statusCode))) {
        return { outcome: parseAnswer(json), retry: false };
      }
      const text = redact(Buffer.from(bytes.subarray(0, 16_384)).toString('utf8'));
      const forwarded = endpoint.forwardable && Boolean(params.dc);
      const failure = decodeFailure(statusCode, text, { clientAgent, forwarded, request });
      const retry =
        statusCode === 500 && failure.kind === 'connection-lost' && DEAD_POOLED_CONNECTION.test(text);
      return { outcome: { ok: false as const, failure }, retry };

      function parseAnswer(decoded: ReturnType<typeof decodeJsonBody>): Outcome<T> {
        if (!decoded.ok) return failed('malformed', `${request}: ${decoded.reason}`, statusCode);
        const outcome = endpoint.parse(decoded.value, meta);
        if (!outcome.ok) return failed(outcome.kind, `${request}: ${outcome.reason}`, statusCode);
        const { value, skipped } = outcome;
        return { ok: true, value, meta: skipped > 0 ? { ...meta, skipped } : meta };
      }
    }

    try {
      const first = await ask();
      return first.retry ? (await ask()).outcome : first.outcome;
    } catch (error) {
      const failure = connectFailure(error, request, progress);
      return { ok: false, failure: { ...failure, message: redact(failure.message) } };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  return { read, close: () => dispatcher.destroy() };
}

function failed(
  kind: FailureKind,
  message: string,
  status: number | null = null,
): { ok: false; failure: Failure } {
  const detail = { dialled: null, tls: null, pathWorks: false };
  return { ok: false, failure: { kind, status, message: showText(message), detail } };
}

/** Scheme and host only: the rest of a Location may carry anything. */
function whereTo(headers: Parameters<typeof headerOf>[0], origin: string): string {
  const location = headerOf(headers, 'location');
  if (location === null || !URL.canParse(location, origin)) return 'nowhere';
  const { protocol, host } = new URL(location, origin);
  return `${protocol}//${host}`;
}

const isClientAgent = (self: unknown): boolean =>
  typeof self === 'object' && self !== null && 'server' in self && self.server === false;
