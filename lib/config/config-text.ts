import {
  isAlias,
  visit,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type ErrorCode,
  type ParsedNode,
} from 'yaml';
import { fieldName } from './problem';

export const MAX_FILE_BYTES = 1024 * 1024;
const MAX_SYNTAX_PROBLEMS = 20;
const TOO_DEEP = 'is nested too deeply.';

export type Position = { line: number; column: number };
export type TextProblem = Position & { field: string; message: string };
export type ConfigText =
  | {
      ok: true;
      value: unknown;
      problems: readonly TextProblem[];
      positionOf: (path: readonly PropertyKey[], part: 'key' | 'value') => Position;
    }
  | { ok: false; problems: readonly TextProblem[] };

// The parser's own messages quote the text, which may be a secret: ours never do.
const SYNTAX: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'an alias (*name) without its anchor (&name) before it. Quote a text that begins with *.',
  BAD_DQ_ESCAPE:
    'an unknown escape in a double-quoted text. Write \\\\ for a backslash, or use single quotes.',
  BAD_INDENT:
    'wrong indentation, or a bracket or brace before it is not closed. Indent with spaces, the same number for all fields of a group.',
  BAD_SCALAR_START: 'a text that begins with a reserved character. Put it in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'two fields on one line. Put each field on a line of its own.',
  BLOCK_IN_FLOW: 'an indented group inside [brackets] or {braces}.',
  DUPLICATE_KEY: 'is written twice in the same group. Remove one of the two.',
  MISSING_CHAR: 'a quote, bracket, brace, comma or colon is missing.',
  MULTILINE_IMPLICIT_KEY: 'a field name runs over two lines: is a colon or a quote missing?',
  MULTIPLE_DOCS: 'a second document begins here (---). Keep one.',
  NON_STRING_KEY: 'a list or group stands where a field name must be.',
  TAB_AS_INDENT: 'a tab indents this line. Indent with spaces.',
  TAG_RESOLVE_FAILED: 'a tag (!name) that this file cannot have. Remove it or put the text in quotes.',
};
const OTHER_SYNTAX = 'this is neither YAML nor JSON: check quotes, brackets, colons and indentation here.';

function childOf(node: ParsedNode | null, key: PropertyKey) {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair && { key: pair.key, value: pair.value };
  }
  const item = isSeq(node) && typeof key === 'number' ? node.items[key] : undefined;
  return item && { key: item, value: item };
}

function offsetOf(doc: Document.Parsed, path: readonly PropertyKey[], part: 'key' | 'value'): number {
  let node: ParsedNode | null = doc.contents;
  let offset = node?.range[0] ?? 0;
  for (const [i, key] of path.entries()) {
    const child = childOf(node, key);
    if (!child) break;
    const wanted = i === path.length - 1 && part === 'key' ? child.key : (child.value ?? child.key);
    offset = wanted.range[0];
    const value: ParsedNode | null = child.value;
    node = isAlias(value) ? ((value.resolve(doc) as ParsedNode | undefined) ?? null) : value;
  }
  return offset;
}

/** The innermost field that holds this offset. */
function pathAt(node: ParsedNode | null, offset: number, depth = 0): PropertyKey[] {
  if (depth > 8) return [];
  const entries = isMap(node)
    ? node.items.map((pair) => ({
        key: isScalar(pair.key) ? String(pair.key.value) : '?',
        start: pair.key.range[0],
        value: pair.value,
      }))
    : isSeq(node)
      ? node.items.map((item, i) => ({ key: i, start: item.range[0], value: item }))
      : [];
  // Text that was never meant as a key ends the path: it may hold anything, also a secret.
  const inside = entries.filter(({ start }) => start <= offset).at(-1);
  return inside && (typeof inside.key === 'number' || /^[\w$-]{1,40}$/.test(inside.key))
    ? [inside.key, ...pathAt(inside.value, offset, depth + 1)]
    : [];
}

/** yaml leaves these to `toJS`, which throws the same error for them as for a bomb. */
function unresolvedAliases(doc: Document.Parsed): { code: ErrorCode; pos: [number, number] }[] {
  const found: { code: ErrorCode; pos: [number, number] }[] = [];
  visit(doc, {
    Alias: (_, alias) => {
      if (alias.resolve(doc) === undefined)
        found.push({ code: 'BAD_ALIAS', pos: [alias.range?.[0] ?? 0, 0] });
    },
  });
  return found;
}

/** Our own look before parsing: thousands of levels would end the parser's stack in the middle of its work. Quoted brackets count too, harmlessly. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > 100) return true;
  }
  return /(?:[-?:][ \t]+){50}|^[ \t]{200,}\S/m.test(text);
}

const wholeFile = (message: string): ConfigText => ({
  ok: false,
  problems: [{ line: 1, column: 1, field: '(file)', message }],
});

/**
 * Reads the text of a YAML or JSON file (at most 1 MiB) and keeps where everything stands. JSON goes the same way, being YAML.
 * A key written twice is a problem but does not stop the other checks; any other syntax error does. Never throws.
 */
export function parseConfigText(bytes: Uint8Array): ConfigText {
  if (bytes.length > MAX_FILE_BYTES)
    return wholeFile('is larger than 1 MiB. Is this the configuration file?');
  const text = new TextDecoder().decode(bytes);
  if (text.includes('\0')) return wholeFile('is no text file. Save it as UTF-8.');
  if (isTooDeep(text)) return wholeFile(TOO_DEEP);
  try {
    return parseText(text);
  } catch (error) {
    // yaml throws ReferenceError for alias bombs, and the stack overflows on thousands of brackets.
    const alias = error instanceof ReferenceError;
    return wholeFile(
      alias
        ? 'uses aliases (*name) so often that it would grow without bounds. Write the values out.'
        : TOO_DEEP,
    );
  }
}

function parseText(text: string): ConfigText {
  const lines = new LineCounter();
  const doc = parseDocument(text, {
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const errors = [...doc.errors, ...doc.warnings, ...unresolvedAliases(doc)];
  if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return wholeFile(TOO_DEEP);
  // The first few tell; the rest mostly follows from them.
  const problems = errors.slice(0, MAX_SYNTAX_PROBLEMS).map(({ code, pos }) => ({
    ...position(pos[0]),
    field: fieldName(pathAt(doc.contents, pos[0])),
    message: SYNTAX[code] ?? OTHER_SYNTAX,
  }));
  if (errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return { ok: false, problems };
  const value: unknown = doc.toJS({ maxAliasCount: 100 });
  if (value === null || value === undefined)
    return wholeFile(
      'is empty. Name at least one agent, such as address: 127.0.0.1:8500, or remove the file.',
    );
  return { ok: true, value, problems, positionOf: (path, part) => position(offsetOf(doc, path, part)) };
}
