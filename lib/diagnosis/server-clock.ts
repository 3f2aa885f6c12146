import type { Federation, Source } from '@/lib/federation/types';

/**
 * Epoch ms, by our clock, of a time (RFC 3339) that Consul stamped: the clock of the agent that told it is compared with ours by the
 * Date header of its answers. NaN for what is no time.
 */
export function ourTime(
  { vantages }: Federation,
  { vantage }: Source,
  stamp: string | null | undefined,
): number {
  const teller = vantages.find(({ id }) => id === vantage);
  return Date.parse(stamp ?? '') - (teller?.clockOffsetMs ?? 0);
}
