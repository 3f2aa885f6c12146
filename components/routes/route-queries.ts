import { useQuery } from '@tanstack/react-query';
import type { GatewayTableSnapshot, RouteSnapshot, WhatIfSnapshot } from '@/lib/snapshot/route-types';
import { ask } from '../snapshot/api-problem';

/** Indexes and registrations move without a new revision: what is shown of them is asked for again this often, ms. */
const AGAIN_MS = 5_000;

async function read<T>(path: string, query: URLSearchParams, signal: AbortSignal): Promise<T> {
  const response = await ask(`/api/v1/${path}?${query}`, { signal });
  // Our own API: its answers have the types of lib/snapshot.
  return (await response.json()) as T;
}

/** What is on screen stays until the next revision's answer is there, as long as it answers the same question. */
const sameQuestion =
  (question: string) =>
  <T>(previous: T | undefined, query: { queryKey: readonly unknown[] } | undefined): T | undefined =>
    query?.queryKey[1] === question ? previous : undefined;

export function useRoute(from: string, to: string, revision: string) {
  const question = JSON.stringify([from, to]);
  return useQuery({
    queryKey: ['route', question, revision],
    queryFn: async ({ signal }) => {
      const { routes } = await read<{ routes: readonly RouteSnapshot[] }>(
        'routes',
        new URLSearchParams({ from, to }),
        signal,
      );
      return routes[0] ?? null;
    },
    placeholderData: sameQuestion(question),
    refetchInterval: AGAIN_MS,
  });
}

export function useWhatIf(stops: readonly string[], revision: string) {
  const question = JSON.stringify(stops);
  return useQuery({
    queryKey: ['what-if', question, revision],
    queryFn: ({ signal }) =>
      read<WhatIfSnapshot>('what-if', new URLSearchParams(stops.map((stop) => ['stop', stop])), signal),
    placeholderData: sameQuestion(question),
    staleTime: AGAIN_MS,
  });
}

export function useGateways(datacenter: string, revision: string) {
  return useQuery({
    queryKey: ['gateways', datacenter, revision],
    queryFn: ({ signal }) =>
      read<GatewayTableSnapshot>('gateways', new URLSearchParams({ datacenter }), signal),
    placeholderData: sameQuestion(datacenter),
    refetchInterval: AGAIN_MS,
  });
}
