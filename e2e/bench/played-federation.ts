import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DemoAgent } from '@/lib/demo/demo';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type FederationSize = { datacenters: number; serversPer: number; gatewaysPer: number };

export type PlayedFederation = {
  agents: readonly DemoAgent[];
  /** Resolves when the fault is in force (or no longer). */
  setFault: (id: string, on: boolean) => Promise<void>;
  /** Requests that every agent has answered so far, in the order of `agents`. */
  requests: () => Promise<readonly number[]>;
  stop: () => Promise<void>;
};

/** A federation of any size, played over HTTP on loopback by a process of its own: one agent a datacenter. Rejects when it does not start. */
export async function startPlayedFederation(size: FederationSize): Promise<PlayedFederation> {
  const script = `${root}e2e/bench/played-process.ts`;
  const numbers = [size.datacenters, size.serversPer, size.gatewaysPer].map(String);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...numbers], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const nextLine = () =>
    new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      void ended.then(() => reject(new Error(`the played federation ended with ${child.exitCode}`)));
    });
  const order = (line: string): Promise<string> => {
    const answer = nextLine();
    child.stdin.write(`${line}\n`);
    return answer;
  };
  const agents = JSON.parse(await nextLine()) as readonly DemoAgent[]; // written by the script above
  return {
    agents,
    setFault: async (id, on) => {
      await order(`${id} ${on ? 'on' : 'off'}`);
    },
    requests: async () => JSON.parse(await order('requests')) as readonly number[], // written by the script above
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** Isthmus' configuration for it: one address a datacenter. */
export function configurationFor({ agents }: Pick<PlayedFederation, 'agents'>): object {
  return {
    datacenters: Object.fromEntries(agents.map(({ datacenter, url }) => [datacenter, { addresses: [url] }])),
  };
}
