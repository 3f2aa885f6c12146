import { resolve } from 'node:path';
import { MAX_FILE_BYTES, parseConfigText, type ConfigText } from './config-text';
import type { Environment } from './environment';
import { whyUnreadable, type Files } from './files';
import type { ConfigFlags } from './options';
import { secretsInText } from './secrets-in';
import { showValue, type ConfigProblem } from './problem';

const DEFAULT_FILES = ['isthmus.yaml', 'isthmus.yml', 'isthmus.json'] as const;

export type Source = { name: string; path: string; text: Extract<ConfigText, { ok: true }> };
export type Found = {
  source: Source | null;
  problems: ConfigProblem[];
  warnings: string[];
  secrets: string[];
};

/** A problem of a variable or a flag. */
export const outside = (field: string, message: string): ConfigProblem => ({
  file: null,
  line: null,
  column: null,
  field,
  message,
});

/** The file asked for by `--config` or ISTHMUS_CONFIG, else the first of DEFAULT_FILES that is there. */
export async function findFile(
  argv: ConfigFlags,
  env: Environment,
  cwd: string,
  files: Files,
): Promise<Found> {
  const asked = argv.config ?? (env.ISTHMUS_CONFIG || undefined);
  const found: { name: string; bytes: Uint8Array }[] = [];
  for (const name of asked === undefined ? DEFAULT_FILES : [asked]) {
    try {
      found.push({ name, bytes: await files.readFile(resolve(cwd, name)) });
    } catch (error) {
      const absent =
        typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
      if (asked === undefined && absent) continue;
      const by = argv.config === undefined ? (asked === undefined ? '(file)' : 'ISTHMUS_CONFIG') : '--config';
      return {
        source: null,
        problems: [outside(by, `${showValue(name)} cannot be read: ${whyUnreadable(error)}.`)],
        warnings: [],
        secrets: [],
      };
    }
  }
  const [first, ...others] = found;
  if (first === undefined) return { source: null, problems: [], warnings: [], secrets: [] };
  const warnings = others.map(({ name }) => `${name} is not read, because ${first.name} is there too.`);
  const text = parseConfigText(first.bytes);
  const secrets = secretsInText(new TextDecoder().decode(first.bytes.subarray(0, MAX_FILE_BYTES)));
  const problems = text.problems.map((problem) => ({ file: first.name, ...problem }));
  return {
    source: text.ok ? { name: first.name, path: resolve(cwd, first.name), text } : null,
    problems,
    warnings,
    secrets,
  };
}
