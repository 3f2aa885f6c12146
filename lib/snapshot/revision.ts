import { createHash } from 'node:crypto';

/** Keys whose values move while nothing happens: times, ages, round-trip times, indexes. Left out of the revision. */
const MOVING_KEYS = new Set(['takenAt', 'at', 'ms', 'roundTripMs', 'revision']);

/** Ephemeral ports, durations and clock times inside error texts and check outputs move as well. */
const MOVING_TEXT: readonly (readonly [RegExp, string])[] = [
  [/:\d{1,5}->/g, ':*->'],
  [/\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})/g, '*'],
  [/\b(?:\d+h)?(?:\d+m)?\d+(?:\.\d+)?(?:ns|µs|us|ms|s)\b/g, '*'],
];

function still(key: string, value: unknown): unknown {
  if (MOVING_KEYS.has(key)) return undefined;
  if (typeof value !== 'string') return value;
  return MOVING_TEXT.reduce((text, [pattern, by]) => text.replace(pattern, by), value);
}

/**
 * Hash of the content without what moves by itself: a quiet federation keeps one revision for hours
 * (design.md section 7). Equal content in equal order gives an equal revision: 16 hex digits of SHA-256.
 */
export function revisionOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, still)).digest('hex').slice(0, 16);
}
