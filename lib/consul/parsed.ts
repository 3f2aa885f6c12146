import type { AnswerMeta, FailureKind } from './types';

/** A parser's outcome. `skipped` counts entries without a usable identity that were left out. */
export type Parsed<T> =
  | { ok: true; value: T; skipped: number }
  | { ok: false; kind: Extract<FailureKind, 'malformed' | 'filtered' | 'client-agent'>; reason: string };

/** Turns a decoded JSON body into our nouns. Never throws, whatever the body is. */
export type Parse<T> = (body: unknown, meta: AnswerMeta) => Parsed<T>;

export const parsed = <T>(value: T, skipped = 0): Parsed<T> => ({ ok: true, value, skipped });

export const malformed = (reason: string): Parsed<never> => ({ ok: false, kind: 'malformed', reason });

export const filtered = (reason: string): Parsed<never> => ({ ok: false, kind: 'filtered', reason });

/**
 * Reads every entry of a list. An entry that cannot be identified is skipped and counted; the answer is malformed only if
 * it is no list, or if not one of its entries can be read. `null` is Go's empty list.
 */
export function parseList<T>(
  body: unknown,
  what: string,
  readEntry: (entry: unknown) => T | null,
): Parsed<T[]> {
  if (body === null) return parsed([]);
  if (!Array.isArray(body)) return malformed(`expected a list of ${what}, got ${kindOfJson(body)}`);
  const entries = body.map(readEntry).filter((entry) => entry !== null);
  const skipped = body.length - entries.length;
  if (entries.length === 0 && skipped > 0) return malformed(`none of the ${skipped} ${what} can be read`);
  return parsed(entries, skipped);
}

/** Applies `change` to a successful outcome. */
export function mapParsed<T, U>(outcome: Parsed<T>, change: (value: T) => U): Parsed<U> {
  return outcome.ok ? parsed(change(outcome.value), outcome.skipped) : outcome;
}

/** The JSON word for a value, for messages. */
export function kindOfJson(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
