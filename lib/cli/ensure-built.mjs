import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
const ASIDE = /\.test\.tsx?$|[\\/](fixtures|testing)[\\/]/;

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

/** How Next says that somebody else is at it. */
const ALREADY_BUILDING = 'Another next build process is already running';

/** Builds pages and command line if the build is not of these sources. Returns the folder of the built command line. */
export function ensureBuilt(root, patience = Date.now() + 120_000) {
  const out = join(root, '.next', 'isthmus');
  const stamp = join(out, 'sources');
  const hash = sourceHash(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return out;
  process.stderr.write('Building (once for these sources) …\n');
  const run = (command, args) =>
    spawnSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
  for (const step of [
    [join(root, 'node_modules/next/dist/bin/next'), 'build'],
    [join(root, 'lib/cli/bundle.mjs')],
  ]) {
    const { status, stdout, stderr } = run(process.execPath, step);
    if (status === 0) continue;
    if (`${stdout}${stderr}`.includes(ALREADY_BUILDING) && Date.now() < patience) {
      process.stderr.write('Another start builds already; waiting for it …\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
      return ensureBuilt(root, patience);
    }
    process.stderr.write(`${stdout}\n${stderr}\nThe build failed; the lines above say why.\n`);
    process.exit(1);
  }
  writeFileSync(stamp, hash);
  return out;
}
