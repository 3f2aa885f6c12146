/** Blocking queries by the book (Consul api-docs/features/blocking, consul.md section 1). Indexes are 64-bit decimal strings. */

/** Where a blocking query stands. `index` is what to send next; undefined asks without blocking. */
export type BlockingState = { index: string | undefined; changed: boolean };

export const FIRST_READ: BlockingState = { index: undefined, changed: true };

const isIndex = (index: string | null): index is string => index !== null && /^\d{1,20}$/.test(index);

/**
 * The next state after an answer with X-Consul-Index `received`.
 * No index or 0: the endpoint did not block, and index 0 would make a busy loop, so 1 is sent.
 * Backwards (a restored snapshot, another server): start over without an index. Unchanged: the wait ran out, nothing moved.
 */
export function nextBlocking(previous: BlockingState, received: string | null): BlockingState {
  if (!isIndex(received)) return { index: undefined, changed: true };
  const now = BigInt(received) < 1n ? 1n : BigInt(received);
  if (previous.index === undefined) return { index: now.toString(), changed: true };
  const before = BigInt(previous.index);
  if (now < before) return { index: undefined, changed: true };
  return { index: now.toString(), changed: now > before };
}

/** After a failure the index is not trusted any more: the next read asks without blocking. */
export const afterFailure = (): BlockingState => FIRST_READ;

/**
 * Wait of the next blocking query, ms: `waitMs` less up to a tenth, so that many queries do not come back at once.
 * `random` is in [0, 1). Consul itself adds up to wait/16.
 */
export function jitteredWait(waitMs: number, random: number): number {
  const share = Math.min(1, Math.max(0, random));
  return Math.max(1, Math.round(waitMs * (1 - share / 10)));
}
