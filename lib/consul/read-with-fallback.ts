import type { ConsulClient } from './client';
import type { Endpoint, Params } from './endpoints';
import type { Reading } from './types';

/**
 * Reads a fact, and by its fallback endpoint if the token may not read the first one. `path` is the request that answered,
 * without the index of a blocking query.
 */
export async function readWithFallback<T>(
  client: ConsulClient,
  endpoint: Endpoint<T>,
  params: Params = {},
  signal?: AbortSignal,
): Promise<{ path: string; reading: Reading<T> }> {
  const shownParams = { ...params, index: undefined };
  const first = { path: endpoint.path(shownParams), reading: await client.read(endpoint, params, signal) };
  const { fallback } = endpoint;
  if (first.reading.ok || !fallback?.when.includes(first.reading.failure.kind)) return first;
  const second = await client.read(fallback.endpoint, params, signal);
  // Filtered to nothing and truly nothing look alike to a token that may not read: the refusal is the better answer.
  const empty = second.ok && Array.isArray(second.value) && second.value.length === 0;
  return second.ok && !empty ? { path: fallback.endpoint.path(shownParams), reading: second } : first;
}
