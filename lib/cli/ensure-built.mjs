import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './build-lock.mjs';

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'package-lock.json',
  'next.config.js',
  'tsconfig.json',
  'postcss.config.mjs',
  'proxy.ts',
];
/** Does not end up in the build. */
const ASIDE = /\.test\.tsx?$|[\\/](fixtures|testing|pictures)[\\/]/;

function* files(path) {
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* files(inner);
    else yield inner;
  }
}

/** Hash of everything the build is made of: a checkout that changes times but not content needs no new build. */
export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(root, source);
    const all = /\./.test(source) ? [path] : [...files(path)];
    for (const file of all)
      if (existsSync(file) && !ASIDE.test(file))
        hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds pages and command line if the build is not of these sources. Returns the folder of the built command line. */
export function ensureBuilt(root) {
  const out = join(root, '.next', 'isthmus');
  if (isBuilt(root)) return out;
  const waiting = () => process.stderr.write('Another start builds already; waiting for it …\n');
  withBuildLock(
    root,
    () => {
      // Whoever was waited for may have built these sources.
      if (isBuilt(root)) return;
      process.stderr.write('Building (once for these sources) …\n');
      build(root, 'pipe');
    },
    waiting,
  );
  return out;
}

/** `npm run build`: whatever is there, with the output of the build. */
export function buildAnew(root) {
  withBuildLock(root, () => build(root, 'inherit'));
}

const stampOf = (root) => join(root, '.next', 'isthmus', 'sources');

const isBuilt = (root) =>
  existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === sourceHash(root);

function build(root, stdio) {
  // Of before the build: what changes meanwhile is built at the next start.
  const hash = sourceHash(root);
  for (const step of [
    [join(root, 'node_modules/next/dist/bin/next'), 'build'],
    [join(root, 'lib/cli/bundle.mjs')],
  ]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, step, {
      cwd: root,
      encoding: 'utf8',
      stdio,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    if (status === 0) continue;
    process.stderr.write(`${stdout ?? ''}\n${stderr ?? ''}\nThe build failed; the lines above say why.\n`);
    process.exit(1);
  }
  writeFileSync(stampOf(root), hash);
}
