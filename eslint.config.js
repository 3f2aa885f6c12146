import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The way of the data. A layer imports only from layers to its left; the README's map says the same in words. */
const WAY = ['consul', 'observation', 'federation', 'diagnosis', 'procedures', 'snapshot'];
/** Rooms of lib that do I/O, hold secrets or compose the rest: nothing on the way may import them. */
const SHELL = ['config', 'collector', 'demo', 'cli', 'probe', 'history', 'server'];
/** Layers that must stay pure: no clock, no network, no environment. */
const PURE = ['federation', 'diagnosis', 'procedures', 'snapshot', 'graph'];

const forbid = (names, message) => ({
  group: names.flatMap((n) => [
    `@/lib/${n}`,
    `@/lib/${n}/**`,
    `**/lib/${n}/**`,
    `../${n}/**`,
    `../../${n}/**`,
  ]),
  message,
});
const restrict = (files, patterns, extra = {}) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'],
  rules: { 'no-restricted-imports': ['error', { patterns }], ...extra },
});
const views = {
  group: ['@/app/**', '@/components/**', 'react', 'react-dom', 'next', 'next/**'],
  message: 'lib knows nothing of the views.',
};
// node:crypto stays: hashing is a pure function.
const nodeIo = {
  group: ['node:*', '!node:crypto', 'undici', 'fs', 'http', 'net'],
  message: 'This layer is pure: I/O belongs to lib/collector, lib/consul or the app.',
};
const pureGlobals = {
  'no-restricted-globals': [
    'error',
    ...['fetch', 'process', 'setTimeout', 'setInterval', 'performance', 'window', 'document'].map((name) => ({
      name,
      message: 'This layer is pure: clock, network and environment are arguments.',
    })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'The clock is an argument.' },
    { object: 'Math', property: 'random', message: 'Same data, same picture.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'The clock is an argument.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['.next/**', 'node_modules/**', 'next-env.d.ts', 'test-results/**', 'playwright-report/**'] },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: false } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Consul data is hostile until React has escaped it.',
        },
      ],
    },
  },
  { files: ['lib/cli/**', 'e2e/**', 'lib/server/**'], rules: { 'no-console': 'off' } },
  {
    ...reactHooks.configs.flat['recommended-latest'],
    files: ['components/**/*.tsx', 'components/**/*.ts', 'app/**/*.tsx'],
  },
  ...WAY.map((layer, i) =>
    restrict(
      [`lib/${layer}/**/*.ts`],
      [
        forbid(
          [...WAY.slice(i + 1), ...SHELL, 'graph'],
          `lib/${layer} imports only from ${WAY.slice(0, i).join(', ') || 'nobody'}: data flows one way.`,
        ),
        views,
        ...(PURE.includes(layer) ? [nodeIo] : []),
      ],
      PURE.includes(layer) ? pureGlobals : {},
    ),
  ),
  restrict(
    ['lib/graph/**/*.ts'],
    [
      forbid(
        [...SHELL, 'consul', 'observation'],
        'lib/graph lays out a snapshot; it knows nothing of Consul.',
      ),
      views,
      nodeIo,
    ],
    pureGlobals,
  ),
  restrict(
    ['lib/config/**/*.ts'],
    [
      forbid(
        [...WAY.slice(1), 'collector', 'demo', 'cli', 'graph', 'server'],
        'Configuration is read before anything else runs.',
      ),
      views,
    ],
  ),
  restrict(
    ['lib/collector/**/*.ts'],
    [
      forbid(['demo', 'cli', 'graph', 'server'], 'The collector is told what to poll; it does not choose.'),
      views,
    ],
  ),
  restrict(
    ['components/**/*.{ts,tsx}'],
    [
      forbid(
        [...SHELL, 'consul', 'observation', 'federation', 'diagnosis', 'procedures'],
        'Views read the snapshot (lib/snapshot types) and lib/graph only.',
      ),
      nodeIo,
    ],
  ),
  // d3 computes; React owns every element. One file may touch the DOM through d3.
  {
    files: ['components/**/*.{ts,tsx}'],
    ignores: ['components/federation-graph/zooming.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration[source.value=/^d3/]',
          message: 'd3 computes in lib/graph; only zooming.ts binds it to the DOM.',
        },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Consul data is hostile until React has escaped it.',
        },
      ],
    },
  },
);
