import { createTokenSource } from '@/lib/config/token';
import { loadTls, type TlsOptions } from '@/lib/config/tls-files';
import type { AgentConfig, Budgets } from '@/lib/config/types';
import { createClient, type ConsulClient } from '@/lib/consul/client';
import { readWithFallback } from '@/lib/consul/read-with-fallback';
import { deadlineOf, ENDPOINTS, type Endpoint, type Params } from '@/lib/consul/endpoints';
import type { Failure, Reading } from '@/lib/consul/types';
import type { FactName, FactValues } from '@/lib/observation/types';
import type { AgentReader, ReadParams } from './types';

/** How often renewed certificate files are looked for, ms. */
const TLS_LOOK_MS = 30_000;

const endpointOf = <K extends FactName>(fact: K): Endpoint<FactValues[K]> =>
  // ENDPOINTS has an entry of this very type for every fact; TypeScript cannot index it by a generic key.
  ENDPOINTS[fact] as unknown as Endpoint<FactValues[K]>;

const unusableTls = (message: string): Failure => ({
  kind: 'agent-tls',
  status: null,
  message,
  detail: { dialled: null, tls: null, pathWorks: false },
});

function clientTls({ ca, cert, key, servername, rejectUnauthorized }: TlsOptions) {
  return {
    ...(ca === undefined ? {} : { ca: ca.map((pem) => pem.toString('utf8')) }),
    ...(cert === undefined ? {} : { cert: cert.toString('utf8') }),
    ...(key === undefined ? {} : { key: key.toString('utf8') }),
    ...(servername === undefined ? {} : { servername }),
    rejectUnauthorized,
  };
}

/** A client with its requests under way: one that is replaced ends after the last of them. */
type InUse = { version: string; is: ConsulClient; open: number; retired: boolean };

const leave = (use: InUse) => {
  use.open--;
  if (use.retired && use.open === 0) void use.is.close();
};

const retire = (use: InUse) => {
  use.retired = true;
  if (use.open === 0) void use.is.close();
};

/**
 * One configured agent as a reader: follows its token file (also after a refusal) and its certificate files while running.
 * Nothing is opened before the first read.
 */
export function consulReader(
  agent: AgentConfig,
  { now, budgets }: { now: () => number; budgets: Budgets },
): AgentReader {
  const token = createTokenSource(agent, now);
  let client: InUse | null = null;
  let closed = false;
  let lookedAt = Number.NEGATIVE_INFINITY;

  const ready = async (): Promise<InUse | Failure> => {
    if (client && (agent.url?.scheme !== 'https' || Math.abs(now() - lookedAt) < TLS_LOOK_MS)) return client;
    lookedAt = now();
    const loaded = await loadTls(agent);
    if (!loaded.ok) return client ?? unusableTls(loaded.message);
    if (client?.version === loaded.version) return client;
    if (client) retire(client);
    client = {
      version: loaded.version,
      open: 0,
      retired: closed,
      is: createClient({
        address: agent.socketPath === null ? agent.origin : `unix://${agent.socketPath}`,
        pathPrefix: agent.pathPrefix,
        token: token.current,
        basicAuth: agent.auth?.reveal() ?? null,
        tls: clientTls(loaded.tls),
        maxBodyBytes: budgets.bodyLimitBytes,
        connections: budgets.openRequestsPerAgent,
        now,
      }),
    };
    return client;
  };
  const withTenancy = (params: ReadParams): Params => ({
    ...params,
    namespace: agent.namespace ?? undefined,
    partition: agent.partition ?? undefined,
  });
  return {
    path: (fact, params) => ENDPOINTS[fact].path(withTenancy(params)),
    deadlineMs: (fact, params) => deadlineOf(endpointOf(fact), withTenancy(params)),
    read: async <K extends FactName>(
      fact: K,
      params: ReadParams,
      signal: AbortSignal,
    ): Promise<Reading<FactValues[K]>> => {
      const started = now();
      await token.refresh('poll');
      const use = await ready();
      if (!('is' in use)) return { ok: false, failure: use, at: started, ms: 0 };
      use.open++;
      try {
        const ask = async (): Promise<Reading<FactValues[K]>> => {
          const { path, reading } = await readWithFallback(
            use.is,
            endpointOf(fact),
            withTenancy(params),
            signal,
          );
          return reading.ok ? { ...reading, path } : reading;
        };
        const reading = await ask();
        const refused =
          !reading.ok && (reading.failure.kind === 'denied' || reading.failure.kind === 'unknown-token');
        return refused && (await token.refresh('denied')) ? await ask() : reading;
      } finally {
        leave(use);
      }
    },
    close: async () => {
      closed = true;
      await client?.is.close();
    },
  };
}
