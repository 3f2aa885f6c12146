import type { Probe } from '@/lib/federation/types';

/** A connection that dies after this long, ms, was swallowed rather than refused: yamux gives up after 15 to 24 s (lab.md 6). */
const SWALLOWED_MS = 10_000;

/** The connection was accepted and nothing came back: our own deadline passed, or Consul gave up after many seconds. */
export function isSwallowedProbe({ failure, ms }: Pick<Probe, 'failure' | 'ms'>): boolean {
  if (failure?.kind === 'agent-timeout') return true;
  if (failure?.kind !== 'connection-lost') return false;
  return ms >= SWALLOWED_MS || /i\/o (timeout|deadline)|keepalive|write timeout/i.test(failure.message);
}
