import { closest, distance } from 'fastest-levenshtein';

/** One thing wrong with the configuration. No text in it ever holds the value of a secret. */
export type ConfigProblem = {
  /** As the operator named the file; null when an environment variable or a flag is wrong. */
  file: string | null;
  /** From 1; null without a file. */
  line: number | null;
  column: number | null;
  /** `datacenters.dc1.addresses[1]`, `CONSUL_HTTP_SSL`, `--port`, or `(file)` for the file as a whole. */
  field: string;
  /** What is wrong and the way out. */
  message: string;
};

/** `isthmus.yaml:7:5 datacenters.dc1.adresses: unknown field. Did you mean "addresses"?` */
export function formatProblem({ file, line, column, field, message }: ConfigProblem): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  return `${place}${place ? ' ' : ''}${field}: ${message}`;
}

/** File problems by line and column first, then variables and flags by name. */
export function sortProblems(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const last = Number.MAX_SAFE_INTEGER;
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...problems].sort(
    (a, b) =>
      Number(a.file === null) - Number(b.file === null) ||
      (a.line ?? last) - (b.line ?? last) ||
      (a.column ?? last) - (b.column ?? last) ||
      order(a.field, b.field) ||
      order(a.message, b.message),
  );
}

const UUID = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;
const HEX = /\b[0-9a-f]{12,}\b/gi;
const LONG_KEY = 60;

/** A value of the file as text: quoted, short, without control characters. */
export function showValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  const text = typeof value === 'string' ? value : String(value);
  const short = [...text].length > 80 ? `${[...text].slice(0, 80).join('')}…` : text;
  // Control and format characters must not reach a terminal.
  const plain = short.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    '?',
  );
  return typeof value === 'string' ? `"${plain}"` : plain;
}

/** `['datacenters', 'dc1', 'addresses', 1]` → `datacenters.dc1.addresses[1]`; `(file)` for the root. A key that is no name is `"?"`: a secret may hide in it. */
export function fieldName(path: readonly PropertyKey[]): string {
  const parts = path.map((part, i) => {
    if (typeof part === 'number') return `[${part}]`;
    const key = String(part);
    const plain =
      key.length <= LONG_KEY && /^[\w$.-]+$/.test(key) ? (key.includes('.') ? `"${key}"` : key) : '"?"';
    return i === 0 ? plain : `.${plain}`;
  });
  return parts.join('') || '(file)';
}

/** ` Did you mean "addresses"?` when a known name is near enough, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (word.length > LONG_KEY || known.length === 0) return '';
  const plain = word.toLowerCase().replaceAll('-', '_');
  const best = closest(plain, known);
  return distance(plain, best) <= Math.max(1, Math.floor(best.length / 3)) ? ` Did you mean "${best}"?` : '';
}

/**
 * A function that hides secrets in any text: those known (of at least 6 characters), anything that looks like a Consul token, because a token
 * pasted into `token_file` would otherwise come back in "no such file", and credentials inside addresses. The second line of defence:
 * values of secret fields are not put into messages in the first place.
 */
export function redactor(secrets: Iterable<string>): (text: string) => string {
  const known = [...new Set(secrets)]
    .filter((secret) => secret.length >= 6)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    let safe = text;
    for (const secret of known) safe = safe.replaceAll(secret, '[hidden]');
    return safe
      .replace(UUID, '[hidden]')
      .replace(HEX, '[hidden]')
      .replace(/\/\/[^\s/@"]+@/g, '//[hidden]@');
  };
}
