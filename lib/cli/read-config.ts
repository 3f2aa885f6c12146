import type { ConfigFlags } from '@/lib/config/options';
import { loadConfig } from '@/lib/config/load-config';
import { formatProblem } from '@/lib/config/problem';
import type { Config } from '@/lib/config/types';

const EXIT_BAD_CONFIG = 78;

/** The configuration, or null after every problem was printed and the exit code set. Warnings go to stderr. */
export async function readConfig(argv: ConfigFlags): Promise<Config | null> {
  const loaded = await loadConfig({ argv, env: process.env, cwd: process.cwd() });
  for (const warning of loaded.warnings) console.error(`warning: ${warning}`);
  if (loaded.ok) return loaded.config;
  for (const problem of loaded.problems) console.error(formatProblem(problem));
  console.error('The configuration is not usable, so nothing was started.');
  process.exitCode = EXIT_BAD_CONFIG;
  return null;
}
