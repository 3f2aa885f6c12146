import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The command line runs without Next's bundler: one file, our sources inside, packages from node_modules.
await build({
  absWorkingDir: root,
  entryPoints: ['lib/cli/main.ts'],
  outfile: '.next/isthmus/main.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'linked',
  logLevel: 'warning',
});
