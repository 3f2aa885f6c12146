import { readFileSync, statSync } from 'node:fs';
import { whyUnreadable } from './files';
import { tokenFileProblem } from './required-files';
import { Secret } from './secret';
import type { TokenConfig } from './types';

/** The token of one agent, which may change while we run (Vault agent, Kubernetes secrets). */
export type TokenSource = {
  /** For the X-Consul-Token header and nowhere else; null: send none. */
  current: () => string | null;
  /**
   * `poll`: looks at the file at most once a second and reads it when it was changed or replaced. `denied`: reads it now.
   * Resolves to whether the token is another one. Never rejects.
   */
  refresh: (reason: 'denied' | 'poll') => Promise<boolean>;
  /** A sentence while the file cannot be used and the last good token stays; else null. */
  problem: () => string | null;
};

/** What of the disk is used, synchronously: the file is tiny, and `current` must be right from the start. Both throw Node's errors. */
export type TokenFiles = { read: (path: string) => Uint8Array; stamp: (path: string) => string };

const nodeTokenFiles: TokenFiles = {
  read: (path) => readFileSync(path),
  // Follows symbolic links, so the swap of a Kubernetes secret's ..data shows as another inode.
  stamp: (path) => {
    const { ino, dev, mtimeMs, size } = statSync(path);
    return [dev, ino, mtimeMs, size].join(' ');
  },
};

const POLL_MS = 1_000;

/**
 * Consul's rules (api.go NewClient): the file wins over the value, is trimmed, and falls back to the value when it is empty at the start.
 * Unlike Consul, which reads it once, the file is read again when it changes. One that is away, empty or damaged later does not take the
 * last good token away: writers that truncate first would otherwise log us out.
 */
export function createTokenSource(
  { token }: { token: TokenConfig },
  now: () => number = Date.now,
  files: TokenFiles = nodeTokenFiles,
): TokenSource {
  if (token.kind !== 'file') {
    const value = token.kind === 'value' ? token.value : null;
    return {
      current: () => value?.reveal() ?? null,
      refresh: () => Promise.resolve(false),
      problem: () => null,
    };
  }
  const { path, fallback } = token;
  let good: Secret | null = fallback;
  let fromFile = false;
  let stamp: string | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let problem: string | null = null;

  const keep = (reason: string) => {
    const instead = fromFile
      ? 'The last token read from it is still used.'
      : fallback
        ? 'The token given beside it is used.'
        : 'Requests are sent without a token.';
    problem = `Token file ${path} ${reason}. ${instead}`;
    return false;
  };
  const look = (force: boolean): boolean => {
    lookedAt = now();
    try {
      // Taken before reading: a change in between is then seen the next time.
      const seen = files.stamp(path);
      if (!force && seen === stamp) return false;
      const content = files.read(path);
      stamp = seen;
      const wrong = tokenFileProblem(content);
      if (wrong !== null) return keep(wrong);
      const text = new TextDecoder().decode(content).trim();
      if (text === '') return keep('is empty');
      const changed = text !== good?.reveal();
      good = new Secret(text);
      fromFile = true;
      problem = null;
      return changed;
    } catch (error) {
      stamp = null;
      return keep(`cannot be read: ${whyUnreadable(error)}`);
    }
  };

  look(true);
  return {
    current: () => good?.reveal() ?? null,
    refresh: (reason) =>
      Promise.resolve(reason === 'poll' && now() - lookedAt < POLL_MS ? false : look(reason === 'denied')),
    problem: () => problem,
  };
}
