import { resolve } from 'node:path';
import type { Environment } from './environment';
import { configJsonSchema, type JsonSchemaPart } from './json-schema';
import { didYouMean } from './problem';
import { parseGoBool } from './quantity';
import { PATH_FIELDS } from './schema';

/** Flags of the command line that the configuration knows. */
export type ConfigFlags = {
  config?: string | undefined;
  host?: string | undefined;
  port?: string | number | undefined;
  demo?: boolean | undefined;
};

/** A value given outside the file: `name` is the variable or flag, for messages. */
export type Option = { name: string; path: readonly string[]; value: unknown };

const leaf = (path: readonly string[]) => path.at(-1) ?? '';

function leavesOf(
  part: JsonSchemaPart,
  path: readonly string[] = [],
): { path: readonly string[]; type: unknown }[] {
  // A list does not fit into a variable.
  if (part.items !== undefined) return [];
  if (part.properties === undefined) return [{ path, type: Reflect.get(part, 'type') }];
  return Object.entries(part.properties)
    .filter(([name]) => name !== '$schema' && name !== 'datacenters')
    .flatMap(([name, child]) => leavesOf(child, [...path, name]));
}

/** `ISTHMUS_INTERVALS_MEMBERS` → `intervals.members`: every field of the file outside `datacenters` has its variable. */
const VARIABLES = new Map(
  leavesOf(configJsonSchema()).map((option) => [`ISTHMUS_${option.path.join('_').toUpperCase()}`, option]),
);
export const OPTION_VARIABLES: readonly string[] = [
  ...VARIABLES.keys(),
  'ISTHMUS_CONFIG',
  'HOST',
  'PORT',
].sort();

function coerce(text: string, type: unknown): unknown {
  if (type === 'boolean') return parseGoBool(text) ?? text;
  if (type === 'integer' && /^\d{1,15}$/.test(text)) return Number(text);
  return text;
}

/**
 * Options from flags and variables, weakest first: HOST and PORT, ISTHMUS_…, flags. They win over the file. Empty means unset. Paths are
 * taken from `cwd`. There is no ISTHMUS_PORT on purpose: Kubernetes sets it to `tcp://…` for a service named isthmus.
 */
export function readOptions(flags: ConfigFlags, env: Environment, cwd: string): Option[] {
  const options: Option[] = [];
  const isPath = (path: readonly string[]) => (PATH_FIELDS as readonly string[]).includes(leaf(path));
  if (env.HOST) options.push({ name: 'HOST', path: ['listen', 'host'], value: env.HOST });
  if (env.PORT) options.push({ name: 'PORT', path: ['listen', 'port'], value: coerce(env.PORT, 'integer') });
  for (const [name, { path, type }] of VARIABLES) {
    const text = env[name];
    if (text) options.push({ name, path, value: isPath(path) ? resolve(cwd, text) : coerce(text, type) });
  }
  if (flags.host !== undefined) options.push({ name: '--host', path: ['listen', 'host'], value: flags.host });
  if (flags.port !== undefined)
    options.push({ name: '--port', path: ['listen', 'port'], value: coerce(String(flags.port), 'integer') });
  if (flags.demo !== undefined) options.push({ name: '--demo', path: ['demo'], value: flags.demo });
  return options;
}

/** Sentences about ISTHMUS_ variables that look misspelt. Names far from ours belong to others and are left alone. */
export function misspeltVariables(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('ISTHMUS_') && env[name] && !OPTION_VARIABLES.includes(name))
    .sort()
    .flatMap((name) => {
      const known = OPTION_VARIABLES.filter((option) => option.startsWith('ISTHMUS_'));
      const words = new Map(known.map((option) => [option.slice(8).toLowerCase(), option]));
      const guess = /"(.*)"/.exec(didYouMean(name.slice(8), [...words.keys()]))?.[1];
      return guess === undefined || Math.abs(guess.length - (name.length - 8)) > 2
        ? []
        : [`${name} is not a variable of Isthmus. Did you mean ${words.get(guess) ?? guess}?`];
    });
}

const SETTLES: Readonly<Record<string, string>> = { token: 'token_file', ca_path: 'ca_file' };

/** The file with the options laid over it. A token or ca_path from a variable also replaces the file's token_file or ca_file, which would win otherwise. */
export function overlay(raw: unknown, options: readonly Option[]): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const merged: Record<string, unknown> = { ...raw };
  for (const { path, value } of options) {
    const [group, field, inner] = path;
    if (group === undefined) continue;
    if (field === undefined) {
      merged[group] = value;
      continue;
    }
    const fields = merged[group] ?? {};
    // A group that is no group is left to the schema to refuse.
    if (typeof fields !== 'object' || Array.isArray(fields)) continue;
    const settled = SETTLES[field];
    const given = options.some((other) => other.path[0] === group && other.path[1] === settled);
    const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== settled || given));
    const within: unknown = kept[field] ?? {};
    if (inner === undefined) merged[group] = { ...kept, [field]: value };
    else if (typeof within === 'object' && !Array.isArray(within))
      merged[group] = { ...kept, [field]: { ...within, [inner]: value } };
  }
  return merged;
}
