import type { z } from 'zod';
import { CONNECTION_FIELDS, configFileSchema, SECRET_FIELDS, type ConfigFile } from './schema';
import { fieldsAt } from './json-schema';
import { didYouMean, showValue } from './problem';

/** A problem before it has a place in a file or an environment. */
export type FieldProblem = {
  path: readonly PropertyKey[];
  /** What is wrong: the name of the field, its value, or that it, or what belongs to it, is not there. */
  part: 'key' | 'value' | 'missing';
  message: string;
};
export type CheckedFile = { ok: true; value: ConfigFile } | { ok: false; problems: readonly FieldProblem[] };

/** Enough to mend a file by; a megabyte of rubbish has more. */
const MAX_PROBLEMS = 200;

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    root,
  );
}

const isSecret = (path: readonly PropertyKey[]) => path.some((key) => SECRET_FIELDS.includes(String(key)));

function unknownField(parent: readonly PropertyKey[], key: string): FieldProblem {
  const known = fieldsAt(parent);
  const guess = didYouMean(key, known);
  const elsewhere =
    parent.length === 0 && CONNECTION_FIELDS.includes(key)
      ? ` It belongs under "defaults" or under a datacenter.`
      : '';
  const way =
    guess ||
    elsewhere ||
    (known.length > 0 ? ` Known here: ${known.filter((name) => name !== '$schema').join(', ')}.` : '');
  return { path: [...parent, key], part: 'key', message: `unknown field.${way}` };
}

function explain(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return 'is missing.';
  if (value === null) return 'is empty. Give it a value or remove the line.';
  const typed = issue.code === 'invalid_type' && !issue.message.startsWith('must');
  const want = typed ? `must be ${WORDS[issue.expected] ?? issue.expected}` : issue.message;
  const quotes =
    typed && issue.expected === 'string' && typeof value !== 'object' ? ' Put it in quotes.' : '';
  const got = isSecret(issue.path) ? '' : `, not ${showValue(value)}`;
  return `${want}${got}.${quotes}`;
}

/** `__proto__` would vanish in the schema's records without a word. */
function hostileKeys(value: unknown, path: readonly PropertyKey[] = [], depth = 0): FieldProblem[] {
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === '__proto__')
      return [{ path: here, part: 'key' as const, message: 'unknown field. Remove it.' }];
    return hostileKeys(child, here, depth + 1);
  });
}

/** Checks the parsed file against the schema. All problems at once; values of secret fields are never in them. */
export function checkFile(raw: unknown): CheckedFile {
  const hostile = hostileKeys(raw);
  const result = configFileSchema.safeParse(raw);
  if (result.success && hostile.length === 0) return { ok: true, value: result.data };
  const problems = (result.error?.issues ?? []).flatMap((issue): FieldProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.filter((key) => key !== '__proto__').map((key) => unknownField(issue.path, key));
    }
    return [{ path: issue.path, part: 'value', message: explain(issue, valueAt(raw, issue.path)) }];
  });
  const all = [...hostile, ...problems];
  const rest = all.length - MAX_PROBLEMS;
  const more: FieldProblem[] =
    rest > 0 ? [{ path: [], part: 'value', message: `has ${rest} more problems that are not listed.` }] : [];
  return { ok: false, problems: [...all.slice(0, MAX_PROBLEMS), ...more] };
}
