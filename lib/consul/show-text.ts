/** Longest message of a failure, in UTF-16 units. */
const MESSAGE_LIMIT = 300;

/** Controls, bidirectional overrides, zero-width characters, line separators, the byte order mark. */
const UNSHOWABLE = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;

/** A shorter secret would delete ordinary letters from messages; Consul's own tokens have 36 characters. */
const SHORTEST_SECRET = 4;

/** Text from elsewhere as one line that is safe to show: no control characters, well-formed, at most `limit` long. */
export function showText(text: string, limit = MESSAGE_LIMIT): string {
  // Buffer turns lone surrogates into U+FFFD. The first cut bounds the work on a 32 MiB error page.
  const wellFormed = Buffer.from(text.slice(0, limit * 20), 'utf8').toString('utf8');
  const line = wellFormed.replace(UNSHOWABLE, ' ').replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  return `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A function that takes the given secrets, also base64 and URL-encoded, out of any text. */
export function redactor(secrets: readonly (string | null)[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret !== null && secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encode(secret), Buffer.from(secret ?? '', 'utf8').toString('base64')])
    .filter((form): form is string => form !== null)
    .sort((a, b) => b.length - a.length);
  return (text) =>
    forms.reduce((rest, form) => (rest.includes(form) ? rest.replaceAll(form, '[hidden]') : rest), text);
}

/** URL-encoded; lone surrogates become U+FFFD instead of an exception. */
export const encode = (text: string | null): string =>
  encodeURIComponent(Buffer.from(text ?? '', 'utf8').toString('utf8'));
