import fc from 'fast-check';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { CONSUL_VARIABLES } from './environment';
import { loadConfig } from './load-config';
import { OPTION_VARIABLES } from './options';
import { formatProblem } from './problem';
import { memoryFiles } from './testing/memory-files';

const CANARIES = {
  token: 'c4a7b1e0-1111-4abc-8def-00ca11a7e001',
  auth: 'canary-user:canary-password-7',
  env: 'c4a7b1e0-2222-4abc-8def-00ca11a7e002',
  envAuth: 'envuser:canary-envword-9',
};
const LEAKS = ['00ca11a7e001', '00ca11a7e002', 'canary-password-7', 'canary-envword-9'];
const FILE = {
  defaults: { token: CANARIES.token, ca_file: '/ca.pem', tls_server_name: 'server.{datacenter}.consul' },
  datacenters: {
    dc1: { addresses: ['https://10.0.1.5:8501', '10.0.1.6:8500'], http_auth: CANARIES.auth },
    dc2: { addresses: ['unix:///c'], token: CANARIES.token, tls_verify: false },
  },
  address_template: 'https://consul.{datacenter}.example.com:8501',
  intervals: { members: '10s', blocking_wait: '55s' },
  budgets: { body_limit: '32MiB', open_requests_per_agent: 10 },
  listen: { host: '127.0.0.1', port: 3000 },
};
const TEXTS = [stringify(FILE), JSON.stringify(FILE, null, 2)];
const SNIPPETS = [
  '\t',
  '\n',
  '  ',
  '- ',
  ': ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '!x ',
  '---\n',
  '#',
  '|',
  '>',
  '\0',
  'null',
  'ü',
  '\u202e',
  '__proto__: 1\n',
  'datacenters: 5\n',
  '{datacenter}',
  '://',
  '@',
];

const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'double', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 12 }),
  text: fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ unit: 'binary', maxLength: 6 })),
});
type Edit = { kind: string; at: number; length: number; text: string };

function mutate(text: string, { kind, at, length, text: added }: Edit): string {
  const i = Math.floor(at * text.length);
  // Inside a secret it would only make another secret, which nobody can know.
  if (
    Object.values(CANARIES).some((canary) =>
      [...text.matchAll(new RegExp(canary, 'g'))].some(
        ({ index }) => i + length > index && i < index + canary.length,
      ),
    )
  )
    return text;
  const lines = text.split('\n');
  const row = Math.floor(at * lines.length);
  if (kind === 'insert') return text.slice(0, i) + added + text.slice(i);
  if (kind === 'delete') return text.slice(0, i) + text.slice(i + length);
  if (kind === 'double') return [...lines.slice(0, row), lines[row] ?? '', ...lines.slice(row)].join('\n');
  return [...lines.slice(0, row), ...lines.slice(row + 1), lines[row] ?? ''].join('\n');
}

async function check(text: string, env: Record<string, string>) {
  const result = await loadConfig({
    argv: {},
    env: { CONSUL_HTTP_TOKEN: CANARIES.env, CONSUL_HTTP_AUTH: CANARIES.envAuth, ...env },
    cwd: '/w',
    ...memoryFiles({ '/w/isthmus.yaml': text }),
  });
  const said = (result.ok ? [JSON.stringify(result.config)] : result.problems.map(formatProblem))
    .concat(result.warnings)
    .join('\n');
  for (const leak of LEAKS) expect(said).not.toContain(leak);
  expect(said).not.toMatch(/\bat .*\.[jt]s:\d|Error:/);
  if (result.ok) return;
  expect(result.problems.length).toBeGreaterThan(0);
  for (const { file, line, column, field, message } of result.problems) {
    expect(field).not.toBe('');
    expect(message).toMatch(/\S/);
    if (file === null) expect([line, column]).toEqual([null, null]);
    else expect(line !== null && line >= 1 && column !== null && column >= 1).toBe(true);
  }
}

/** `FUZZ_TIMES=10 npx vitest run lib/config/fuzz` for a long night. */
const TIMES = Number(process.env.FUZZ_TIMES ?? 1);

test(
  'damaged files: never an exception, never a secret, every problem has its field and line',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEXTS),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (text, edits) => check(edits.reduce(mutate, text), {}),
      ),
      { numRuns: 1_500 * TIMES },
    );
  },
  120_000 * TIMES,
);

test(
  'damaged environments',
  async () => {
    const names = [...Object.keys(CONSUL_VARIABLES), ...OPTION_VARIABLES].filter(
      (name) => name !== 'ISTHMUS_CONFIG',
    );
    const value = fc.oneof(
      fc.constantFrom(
        '',
        'true',
        'maybe',
        '10s',
        '-1',
        'https://a:1',
        'tcp://x',
        '/gone',
        '{datacenter}',
        'a:b@c:1',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    const env = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS, '{}'), env, (text, variables) => check(text, variables)),
      { numRuns: 300 * TIMES },
    );
  },
  60_000 * TIMES,
);

test(
  'any bytes',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), (text) => check(text, {})),
      { numRuns: 300 * TIMES },
    );
  },
  60_000 * TIMES,
);
