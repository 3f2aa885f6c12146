import { build } from 'esbuild';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ProcessScripts = { meshGateway: string; watchdog: string };

/** Compiles the scripts of the lab's own processes once, so that starting one takes no compiler. */
export async function bundleScripts(directory: string): Promise<ProcessScripts> {
  const entry = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  await build({
    entryPoints: [entry('mesh-gateway'), entry('watchdog')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    outdir: directory,
    logLevel: 'error',
  });
  return { meshGateway: join(directory, 'mesh-gateway.cjs'), watchdog: join(directory, 'watchdog.cjs') };
}
