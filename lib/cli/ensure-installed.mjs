import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Names of the direct dependencies that are not there in the very version that package.json pins. */
export function missingPackages(root, { development }) {
  const { dependencies = {}, devDependencies = {} } = readJson(join(root, 'package.json'));
  const wanted = { ...dependencies, ...(development ? devDependencies : {}) };
  return Object.entries(wanted).flatMap(([name, version]) => {
    const manifest = join(root, 'node_modules', name, 'package.json');
    return existsSync(manifest) && readJson(manifest).version === version ? [] : [name];
  });
}

/** A checkout that was installed for development keeps its tools: --omit=dev would take them away. */
const hasTools = (root) =>
  Object.keys(readJson(join(root, 'package.json')).devDependencies ?? {}).some((name) =>
    existsSync(join(root, 'node_modules', name, 'package.json')),
  );

/** Installs by the lock file when something is missing; ends the process with npm's own words when that fails. */
export function ensureInstalled(root, { development }) {
  if (missingPackages(root, { development }).length === 0) return;
  const withTools = development || hasTools(root);
  process.stderr.write('Installing dependencies by package-lock.json (once) …\n');
  const args = [
    // Not "ci": it refuses a lock file that lacks another platform's optional packages. --no-save keeps to the lock all the same.
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(withTools ? ['--include=dev'] : ['--omit=dev']),
  ];
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  process.stderr.write(`npm install failed. Run "npm install" in ${root} to see why.\n`);
  process.exit(1);
}
