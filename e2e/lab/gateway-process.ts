import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ConnectionCount, GatewayCommand, GatewayEvent, GatewaySettings } from './gateway-messages';

/** A running gateway, seen from the lab. */
export type GatewayProcess = {
  pid: number;
  isRunning: () => boolean;
  setBlackHole: (on: boolean) => Promise<void>;
  setRefused: (datacenters: readonly string[]) => Promise<void>;
  forgetSeeds: () => Promise<void>;
  counts: () => Promise<readonly ConnectionCount[]>;
  /** SIGKILL; resolves when the process is gone. */
  kill: () => Promise<void>;
};

/** Starts a gateway from its bundled script and waits until it listens. */
export async function startGateway(script: string, settings: GatewaySettings): Promise<GatewayProcess> {
  // Detached: a Ctrl-C in the terminal is the lab's to answer, not the gateways'.
  const child = fork(script, [], {
    execArgv: [],
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`The gateway process ${script} could not be started.`);
  const ask = askOneAtATime(child);

  const first = await ask({ kind: 'configure', ...settings });
  if (first.kind !== 'listening') {
    child.kill('SIGKILL');
    const reason = first.kind === 'failed' ? first.message : `unexpected answer "${first.kind}"`;
    throw new Error(`The mesh gateway on ${settings.address}:${settings.port} does not listen: ${reason}`);
  }
  return {
    pid,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async setBlackHole(on) {
      await ask({ kind: 'black-hole', on });
    },
    async setRefused(datacenters) {
      await ask({ kind: 'refuse', datacenters });
    },
    async forgetSeeds() {
      await ask({ kind: 'forget-seeds' });
    },
    async counts() {
      const answer = await ask({ kind: 'report' });
      return answer.kind === 'report' ? answer.counts : [];
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Commands are answered in order, one answer each, so a queue of one is enough. */
function askOneAtATime(child: ChildProcess): (command: GatewayCommand) => Promise<GatewayEvent> {
  let last: Promise<unknown> = Promise.resolve();
  return (command) => {
    const answer = last.then(
      () =>
        new Promise<GatewayEvent>((resolve, reject) => {
          if (!child.connected) return reject(new Error('The gateway process is gone.'));
          const onMessage = (event: GatewayEvent) => {
            child.off('exit', onExit);
            resolve(event);
          };
          const onExit = () => {
            child.off('message', onMessage);
            reject(new Error('The gateway process ended before it answered.'));
          };
          child.once('message', onMessage);
          child.once('exit', onExit);
          child.send(command);
        }),
    );
    last = answer.catch(() => undefined);
    return answer;
  };
}
