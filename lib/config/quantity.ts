const MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/** `10s`, `500ms`, `1m30s` as Go writes them; a bare number means seconds. */
export const DURATION = /^(?:\d{1,9}(?:\.\d{1,6})?(?:ms|s|m|h))+$|^\d{1,9}(?:\.\d{1,6})?$/;
/** `32MiB`, `500kB`; a bare number means bytes. */
export const SIZE = /^\d{1,12}(?:\.\d{1,6})?(?:B|kB|MB|GB|KiB|MiB|GiB)?$/;

/** ms of a duration, rounded; null when it is none. Numbers are seconds. */
export function parseDuration(value: string | number): number | null {
  if (typeof value === 'number')
    return Number.isFinite(value) && value >= 0 ? Math.round(value * 1_000) : null;
  if (!DURATION.test(value)) return null;
  if (/^[\d.]+$/.test(value)) return Math.round(Number(value) * 1_000);
  let ms = 0;
  for (const [, amount, unit] of value.matchAll(/([\d.]+)(ms|s|m|h)/g))
    ms += Number(amount) * (MS[unit ?? ''] ?? NaN);
  return Math.round(ms);
}

/** Bytes of a size, rounded; null when it is none. */
export function parseSize(value: string | number): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? Math.round(value) : null;
  if (!SIZE.test(value)) return null;
  const [, amount, unit] = /^([\d.]+)(.*)$/.exec(value) ?? [];
  return Math.round(Number(amount) * (BYTES[unit === '' || unit === undefined ? 'B' : unit] ?? NaN));
}

/** Go's strconv.ParseBool: exactly these words. null for any other. */
export function parseGoBool(value: string): boolean | null {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value)) return true;
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value)) return false;
  return null;
}
