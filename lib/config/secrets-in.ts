import { SECRET_FIELDS } from './schema';

const withParts = (secret: string) => [secret, ...secret.split(':')];

/** Every text under a secret field, wherever it stands: what no message may repeat. `user:password` counts as a whole and in its parts. */
export function secretsInValue(raw: unknown, inSecret = false, depth = 0): string[] {
  if (typeof raw === 'string' || typeof raw === 'number') return inSecret ? withParts(String(raw)) : [];
  if (typeof raw !== 'object' || raw === null || depth > 8) return [];
  return Object.entries(raw).flatMap(([key, value]) =>
    secretsInValue(value, inSecret || SECRET_FIELDS.includes(key), depth + 1),
  );
}

/** What stands behind the name of a secret field in a text, however damaged: a lost colon makes the secret a part of something else. */
export function secretsInText(text: string): string[] {
  const after = text.matchAll(/(?:token(?!_file)|http_auth)[\s"':=|>-]{0,40}([^\s"',[\]{}]{6,4096})/g);
  return [...after].flatMap(([, secret]) => withParts(secret ?? ''));
}
