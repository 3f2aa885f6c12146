import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DemoAgent } from '@/lib/demo/demo';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type DemoAgents = { agents: readonly DemoAgent[]; stop: () => Promise<void> };

/** Agents of the played federation, to be observed as if they were Consul's. Rejects when they do not start. */
export async function startDemoAgents({ hostile = false } = {}): Promise<DemoAgents> {
  const script = `${root}e2e/browser/demo-agents-process.ts`;
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...(hostile ? ['--hostile'] : [])], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then(() => reject(new Error(`the demo's agents ended with ${child.exitCode}`)));
  });
  return {
    agents: JSON.parse(line) as readonly DemoAgent[], // written by the script above
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** Addresses of the agents of one datacenter; throws when there are none. */
export function addressesOf({ agents }: DemoAgents, datacenter: string): [string, ...string[]] {
  const [first, ...more] = agents.filter((agent) => agent.datacenter === datacenter).map(({ url }) => url);
  if (first === undefined) throw new Error(`no demo agent in ${datacenter}`);
  return [first, ...more];
}
