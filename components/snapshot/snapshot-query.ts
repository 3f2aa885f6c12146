import { queryOptions, useQuery } from '@tanstack/react-query';
import { inAddress } from '@/lib/graph/address';
import type { DatacenterDetail, PairSnapshot, Snapshot } from '@/lib/snapshot/types';
import { ask } from './api-problem';

/** The last snapshot got, and what came with it. */
export type SnapshotAnswer = {
  snapshot: Snapshot;
  etag: string | null;
  /** ms to add to this browser's clock to get the server's; from the Date header, good to a second. */
  clockOffsetMs: number;
  /** ISO 8601, when the API tells it with the answer; else null and only the events tell. */
  observedAt: string | null;
};

const KEY = ['snapshot'] as const;

function clockOffset(headers: Headers): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? 0 : date + 500 - Date.now();
}

/** Asks by ETag: a quiet federation answers 304 for hours. */
export async function readSnapshot(
  previous: SnapshotAnswer | undefined,
  signal: AbortSignal,
): Promise<SnapshotAnswer> {
  const response = await ask('/api/v1/snapshot', {
    signal,
    ...(previous?.etag ? { headers: { 'If-None-Match': previous.etag } } : {}),
  });
  const offset = clockOffset(response.headers);
  const came = {
    etag: response.headers.get('etag'),
    // The Date header has whole seconds: small differences are its grain, not the clock's.
    clockOffsetMs: Math.abs(offset) < 2000 ? 0 : offset,
    observedAt: response.headers.get('isthmus-observed-at'),
  };
  if (response.status === 304 && previous)
    return {
      ...previous,
      clockOffsetMs: came.clockOffsetMs,
      observedAt: came.observedAt ?? previous.observedAt,
    };
  return { snapshot: (await response.json()) as Snapshot, ...came };
}

export const snapshotQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ client, signal }) => readSnapshot(client.getQueryData<SnapshotAnswer>(KEY), signal),
  staleTime: Infinity,
});

/** One ordered pair with its evidence; read anew for every revision. */
export const pairQuery = (from: string, to: string, revision: string) =>
  queryOptions({
    queryKey: ['pair', from, to, revision],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ from, to });
      const response = await ask(`/api/v1/pairs?${query}`, { signal });
      const { pairs } = (await response.json()) as { pairs: readonly PairSnapshot[] };
      return pairs[0] ?? null;
    },
    staleTime: 10_000,
    // Of the revision before, until the new one is here: nothing flickers while one reads.
    placeholderData: (previous) => (previous?.from === from && previous.to === to ? previous : undefined),
  });

/** What the snapshot leaves out of one datacenter; read anew for every revision. */
export const datacenterQuery = (name: string, revision: string) =>
  queryOptions({
    queryKey: ['datacenter', name, revision],
    queryFn: async ({ signal }) => {
      const response = await ask(`/api/v1/datacenters/${inAddress(name)}`, { signal });
      return (await response.json()) as DatacenterDetail;
    },
    staleTime: 10_000,
    // Of the revision before, until the new one is here: nothing flickers while one reads.
    placeholderData: (previous) => (previous?.name === name ? previous : undefined),
  });

export const useSnapshot = () => useQuery(snapshotQuery);
export const usePair = (from: string, to: string, revision: string) =>
  useQuery(pairQuery(from, to, revision));
export const useDatacenter = (name: string, revision: string) => useQuery(datacenterQuery(name, revision));
