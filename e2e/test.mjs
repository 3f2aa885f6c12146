// The whole test of Isthmus: `npm test`. Plain JavaScript, because it installs what it needs before anything else runs.
// Never skips: what cannot be provided is named, with what to install, and the test fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../lib/cli/ensure-built.mjs';
import { ensureInstalled } from '../lib/cli/ensure-installed.mjs';
import { provideChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 1000);

function step(name, command, args, env = {}) {
  process.stdout.write(`\n== ${name} (at ${seconds()} s)\n`);
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', name === 'a real Consul' ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status === 0) return stdout;
  process.stdout.write(`\n${name}: failed after ${seconds()} s in all\n`);
  process.exit(1);
}
const bin = (name) => `node_modules/.bin/${name}`;

ensureInstalled(root, { development: true });
const chromium = provideChromium();
const consul = step('a real Consul', bin('tsx'), ['e2e/lab/provision-consul.ts']).trim().split('\n').at(-1);
const tools = { CHROMIUM_BIN: chromium, CONSUL_BIN: consul };
process.stdout.write(`Chromium: ${chromium}\nConsul: ${consul}\n`);

// Type checking needs the route types that Next writes.
step('types', process.execPath, ['node_modules/next/dist/bin/next', 'typegen']);
step('types: tsc', bin('tsc'), ['--noEmit', '-p', '.']);
step('lint', bin('eslint'), ['.']);
step('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
step('unit and contract tests', bin('vitest'), ['run', '--project', 'unit', '--project', 'contract']);
process.stdout.write(`\n== build (at ${seconds()} s)\n`);
ensureBuilt(root);
step('the real federation', bin('vitest'), ['run', '--project', 'federation'], tools);
step('browser', bin('playwright'), ['test'], tools);
process.stdout.write(`\nAll tests passed in ${seconds()} s.\n`);
