import type { Connection } from './live-events';

/** Before the first event nobody has told us when data counts as stale. */
export const STALE_AFTER_FALLBACK_MS = 60_000;

export type Freshness =
  /** Young enough. */
  | { kind: 'fresh'; ageMs: number; observedAt: number }
  /** Isthmus answers, but no agent has for too long. */
  | { kind: 'stale'; ageMs: number; observedAt: number }
  /** Isthmus does not answer: what is shown is the last that came. */
  | { kind: 'disconnected'; ageMs: number; observedAt: number }
  /** No agent has answered ever. */
  | { kind: 'never' };

type Known = {
  /** Epoch ms, this browser's clock. */
  now: number;
  clockOffsetMs: number;
  /** Epoch ms of the newest answer of any agent, on the server's clock. */
  observedAt: number | null;
  staleAfterMs: number;
  connection: Connection;
  /** The last attempt to read the snapshot failed. */
  readFails: boolean;
};

/** How old what is shown is, on the server's clock. Age beats colour: old data never looks fresh. */
export function freshnessOf(known: Known): Freshness {
  const { now, clockOffsetMs, observedAt, staleAfterMs, connection, readFails } = known;
  if (observedAt === null) return { kind: 'never' };
  const ageMs = Math.max(0, now + clockOffsetMs - observedAt);
  const kind = connection !== 'live' && readFails ? 'disconnected' : ageMs > staleAfterMs ? 'stale' : 'fresh';
  return { kind, ageMs, observedAt };
}

/** "3 s", "4 min", "2 h 10 min", "3 days". */
export function ageText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}

/** `14:02:11` by the reader's clock, or `14:02:11 UTC`. */
export function clockText(epochMs: number, utc = false): string {
  const zone = utc ? { timeZone: 'UTC' } : {};
  const text = new Date(epochMs).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...zone,
  });
  return utc ? `${text} UTC` : text;
}
