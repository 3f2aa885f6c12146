/** What the agent itself reads of a query. */
export type AgentQuery = {
  /** `?dc=`; null means its own. */
  datacenter: string | null;
  stale: boolean;
  /** Of a blocking query; 0 answers at once. */
  index: number;
  /** Consul's default is 5 min, its most 10 min. */
  waitMs: number;
};

/** Checks a query as agent/http.go does. A refusal is the text of Consul's 400. */
export function readQuery(query: URLSearchParams): AgentQuery | { refusal: string } {
  const stale = query.has('stale');
  if (stale && query.has('consistent'))
    return { refusal: 'Cannot specify ?stale with ?consistent, conflicting semantics.' };
  const wait = query.get('wait');
  const waitMs = wait ? parseGoDuration(wait) : 300_000;
  if (waitMs === null) return { refusal: 'Invalid wait time' };
  const index = query.get('index') || '0';
  if (!/^\d+$/.test(index)) return { refusal: 'Invalid index' };
  return {
    datacenter: query.get('dc') || null,
    stale,
    index: Number(index),
    waitMs: Math.min(waitMs || 300_000, 600_000),
  };
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `1m30s`, `250ms`; a bare number is milliseconds in Consul. Null when it is neither. */
export function parseGoDuration(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return total;
}
