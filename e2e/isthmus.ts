import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Verification, VerificationState } from '@/lib/snapshot/procedure-types';
import type { PairSnapshot, Snapshot } from '@/lib/snapshot/types';
import { until } from './lab/until';

const root = fileURLToPath(new URL('..', import.meta.url));

export type Isthmus = {
  url: string;
  pid: number;
  /** Everything it printed so far. */
  output: () => string;
  snapshot: () => Promise<Snapshot>;
  pairs: () => Promise<readonly PairSnapshot[]>;
  /** The snapshot as soon as it fulfils the wish; fails with the last headline after `timeoutMs`. */
  untilSnapshot: (wish: (snapshot: Snapshot) => boolean, timeoutMs?: number) => Promise<Snapshot>;
  /** Runs the verification of the document to its end. */
  verify: () => Promise<Verification>;
  /** SIGTERM; resolves to the exit code. */
  stop: () => Promise<number | null>;
};

type Options = { config?: object; args?: readonly string[]; env?: Record<string, string> };

/** The real program as a person starts it, on a free port, with nothing inherited of Consul's environment. */
export async function startIsthmus({ config, args = [], env = {} }: Options): Promise<Isthmus> {
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-e2e-'));
  const file = join(folder, 'isthmus.yaml');
  if (config) await writeFile(file, stringify(config));
  const bare = { NODE_ENV: 'test', PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } as const;
  const child = spawn(
    process.execPath,
    [join(root, 'lib/cli/bin.mjs'), 'start', ...(config ? ['--config', file] : []), '--port', '0', ...args],
    { cwd: folder, env: { ...bare, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));

  const address = () => / at (http:\/\/\S+)/.exec(output)?.[1];
  await until(
    'Isthmus prints its address',
    () => Promise.resolve(address() || child.exitCode !== null ? null : output || 'nothing printed yet'),
    { timeoutMs: 180_000, intervalMs: 50 },
  );
  const url = address();
  if (!url) throw new Error(`Isthmus ended with ${child.exitCode}:\n${output}`);
  const read = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${url}${path}`);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T; // our own API, typed by the same types
  };
  const snapshot = () => read<Snapshot>('/api/v1/snapshot');
  return {
    url,
    pid: child.pid ?? -1,
    output: () => output,
    snapshot,
    pairs: async () => (await read<{ pairs: readonly PairSnapshot[] }>('/api/v1/pairs')).pairs,
    untilSnapshot: async (wish, timeoutMs = 60_000) => {
      let last: Snapshot | null = null;
      const started = Date.now();
      while (Date.now() - started < timeoutMs) {
        last = await snapshot().catch(() => null);
        if (last && wish(last)) return last;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const found = last?.findings
        .map(({ severity, title, symptoms }) => `${severity}: ${title} (+${symptoms.length})`)
        .join('\n');
      throw new Error(
        `no such snapshot in ${timeoutMs} ms; last: ${last?.status} "${last?.headline}"\n${found}\n${output}`,
      );
    },
    verify: async () => {
      const started = await fetch(`${url}/api/v1/verify`, { method: 'POST' });
      if (started.status !== 202) throw new Error(`the verification answered ${started.status}`);
      for (;;) {
        const { running, last, problem } = await read<VerificationState>('/api/v1/verify');
        if (!running && last) return last;
        if (!running) throw new Error(problem ?? 'the verification never ran');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      const code = await ended;
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}
