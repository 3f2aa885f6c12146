import { Agent } from 'undici';
import { readAgentAddress } from './agent-address';
import { connectFailure, type Progress } from './connect-failure';
import { readCredentials } from './credentials';
import { deadlineOf, type Endpoint, type Params } from './endpoints';
import { onAbort } from './on-abort';
import { failed, readAnswer, type Answer, type Outcome } from './read-answer';
import { redactor } from './show-text';
import type { Reading } from './types';

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
    const ended = end('caller');
    const timer = setTimeout(end('deadline'), deadlineMs);
    const off = signal ? onAbort(signal, ended) : null;
    if (signal?.aborted) ended();

    const ask = async (): Promise<Answer<T>> => {
      progress.gotHeaders = false;
      const response = await dispatcher.request({
        origin,
        path,
        method: 'GET',
        headers: { accept: 'application/json', 'accept-encoding': 'identity', ...credentials.headers },
        signal: controller.signal,
      });
      progress.gotHeaders = true;
      return readAnswer(response, { endpoint, params, origin, request, redact, clientAgent });
    };

    try {
      const first = await ask();
      return first.retry ? (await ask()).outcome : first.outcome;
    } catch (error) {
      const failure = connectFailure(error, request, progress);
      return { ok: false, failure: { ...failure, message: redact(failure.message) } };
    } finally {
      clearTimeout(timer);
      off?.();
    }
  }

  return { read, close: () => dispatcher.destroy() };
}

const isClientAgent = (self: unknown): boolean =>
  typeof self === 'object' && self !== null && 'server' in self && self.server === false;
