import { parse } from 'secure-json-parse';

/** A body as JSON, or the reason why it is none. */
export type JsonBody = { ok: true; value: unknown } | { ok: false; reason: string };

/**
 * Decodes a body that Consul sent as JSON: strict UTF-8, no byte order mark, no prototype keys.
 * Whole numbers of 16 digits and more come back as strings, because Consul's indexes are 64-bit and a double is not.
 */
export function decodeJsonBody(
  bytes: Uint8Array,
  redact: (text: string) => string = (text) => text,
): JsonBody {
  if (bytes.length === 0) return { ok: false, reason: 'the body is empty' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, reason: 'the body is not UTF-8' };
  }
  if (text.charCodeAt(0) === 0xfeff) return { ok: false, reason: 'the body begins with a byte order mark' };
  if (/^\s*</.test(text)) {
    return {
      ok: false,
      reason: 'the body is HTML or XML: is this the address of a Consul agent, or of a login page?',
    };
  }
  const safe = redact(text);
  try {
    const value = parseSafely(safe);
    return { ok: true, value: LONG_INTEGER.test(safe) ? parseSafely(quoteLongIntegers(safe)) : value };
  } catch {
    return { ok: false, reason: 'the body is not JSON' };
  }
}

const parseSafely = (text: string): unknown =>
  parse(text, null, { protoAction: 'remove', constructorAction: 'remove' });

const LONG_INTEGER = /[:,[\s]\d{16}/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Only for text that is valid JSON: every string in it ends, so the pattern runs in linear time. */
const quoteLongIntegers = (json: string): string =>
  json.replace(STRING_OR_NUMBER, (token) => (/^\d{16,}$/.test(token) ? `"${token}"` : token));
