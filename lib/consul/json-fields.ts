/** One reader per kind of field: the value if it has the right type, else null (or the empty collection). */

export type JsonObject = { readonly [key: string]: unknown };

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The field of an object, only if it is its own: `toString` is no field. */
export function field(object: unknown, key: string): unknown {
  const record = asObject(object);
  return record !== null && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A nested object; an empty one if it is missing or something else. */
export const objectAt = (object: unknown, key: string): JsonObject => asObject(field(object, key)) ?? {};

/** A string that is not empty: Go writes `""` for what is not set. */
export function textAt(object: unknown, key: string): string | null {
  const value = field(object, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function booleanAt(object: unknown, key: string): boolean | null {
  const value = field(object, key);
  return typeof value === 'boolean' ? value : null;
}

/** A finite number. */
export function numberAt(object: unknown, key: string): number | null {
  const value = field(object, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A whole number in [0, 2^53), also when it is written as a string, as in tags and Stats. */
export function countAt(object: unknown, key: string): number | null {
  const value = field(object, key);
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** A TCP port, 0 included (Consul's "not set"); null outside 0..65535. */
export function portAt(object: unknown, key: string): number | null {
  const port = countAt(object, key);
  return port !== null && port <= 65_535 ? port : null;
}

/** `"true"` and `"false"` of Stats, or a real boolean. */
export function flagAt(object: unknown, key: string): boolean | null {
  const value = field(object, key);
  if (value === 'true' || value === true) return true;
  return value === 'false' || value === false ? false : null;
}

const UNIT_MS = new Map([
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['ns', 1e-6],
]);

/** A duration as Go prints it (`1m30s`, `500ms`) in ms; null for anything else. */
export function durationMsAt(object: unknown, key: string): number | null {
  const value = field(object, key);
  if (typeof value !== 'string' || !/^(?:\d{1,12}(?:\.\d{1,9})?(?:h|m|s|ms|us|µs|ns))+$/.test(value))
    return null;
  let ms = 0;
  for (const [, amount, unit] of value.matchAll(/([\d.]+)([^\d.]+)/g)) {
    ms += Number(amount) * (UNIT_MS.get(unit ?? '') ?? 0);
  }
  return ms;
}

export function listAt(object: unknown, key: string): readonly unknown[] {
  const value = field(object, key);
  return Array.isArray(value) ? value : [];
}

/** The strings of a list, the rest left out. */
export const textsAt = (object: unknown, key: string): string[] =>
  listAt(object, key).filter((entry) => typeof entry === 'string');

/** An RFC 3339 time as it came; null for Go's zero time and for what is no time. */
export function timeAt(object: unknown, key: string): string | null {
  const value = textAt(object, key);
  if (value === null || !/^\d{4}-\d\d-\d\dT/.test(value) || Number.isNaN(Date.parse(value))) return null;
  return value.startsWith('0001-01-01T00:00:00') ? null : value;
}

/** A 64-bit index as a decimal string; `""` when it is missing. Beyond 2^53 exact because json-body.ts keeps its digits. */
export function indexAt(object: unknown, key: string): string {
  const value = field(object, key);
  if (typeof value === 'string') return /^\d{1,20}$/.test(value) ? value : '';
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? BigInt(value).toString() : '';
}

/** Sorts by code unit, so that the same data has the same order on every machine. */
export const byText =
  <T>(...keys: ((entry: T) => string)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const [left, right] = [key(a), key(b)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
