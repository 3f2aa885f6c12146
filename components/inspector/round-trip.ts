/** Consul's estimate between two datacenters, in words. */
export function roundTripText(ms: number | null): string {
  if (ms === null) return 'round-trip time not known';
  return `round trip about ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
