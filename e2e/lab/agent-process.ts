import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A running Consul agent. */
export type AgentProcess = {
  pid: number;
  isRunning: () => boolean;
  /** SIGSTOP: connections stay open, nothing is answered. */
  pause: () => void;
  resume: () => void;
  /** SIGKILL; resolves when the process is gone. */
  kill: () => Promise<void>;
  /** Resolves when the process has ended by itself. */
  ended: () => Promise<void>;
};

/** Starts `consul agent` on a configuration file, its output appended to `logFile`. */
export async function startAgent(consul: string, configFile: string, logFile: string): Promise<AgentProcess> {
  const log = openSync(logFile, 'a');
  // Detached: a Ctrl-C in the terminal is the lab's to answer; Consul would leave the federation gracefully.
  const child = spawn(consul, ['agent', '-config-file', configFile], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${consul} could not be started.`);

  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const ended = async () => {
    if (isRunning()) await once(child, 'exit');
  };
  return {
    pid,
    isRunning,
    ended,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async kill() {
      child.kill('SIGKILL');
      await ended();
    },
  };
}

/** The agent's last words: its `==>` complaint if it refused to start, else the end of its log. */
export async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
  return lines.findLast((line) => line.startsWith('==>')) ?? lines.slice(-3).join(' | ');
}
