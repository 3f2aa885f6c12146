import { connect } from 'node:net';
import type { Config } from '@/lib/config/types';

export type Choice = { kind: 'consul' } | { kind: 'demo' } | { kind: 'refuse'; message: string };

/** Does anything listen there? Answers within 500 ms. */
function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const answer = (yes: boolean) => () => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('connect', answer(true)).on('error', answer(false)).on('timeout', answer(false));
  });
}

/**
 * Real federation or demo (design.md section 9): the demo only by name, or for `npm start` with nothing configured, no agent at
 * the default address and no inherited NODE_ENV=production. A demo must never be mistaken for the truth.
 */
export async function chooseSource(
  config: Config,
  {
    demoIfAlone,
    production,
    agentListens = listens,
  }: { demoIfAlone: boolean; production: boolean; agentListens?: typeof listens },
): Promise<Choice> {
  if (config.demo) return { kind: 'demo' };
  if (config.source !== 'default') return { kind: 'consul' };
  if (await agentListens('127.0.0.1', 8500)) return { kind: 'consul' };
  if (demoIfAlone && !production) return { kind: 'demo' };
  return {
    kind: 'refuse',
    message:
      'Nothing is configured, and no Consul agent listens at 127.0.0.1:8500. Name an agent with CONSUL_HTTP_ADDR, write isthmus.yaml, or ask for the demo federation with --demo.',
  };
}
