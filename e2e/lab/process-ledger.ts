import { fork } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** The written account of a lab's processes, so that none outlives it. */
export type ProcessLedger = {
  add: (pid: number) => void;
  /** Kills what is still listed, and removes the lab's directory. */
  close: () => void;
};

export type LedgerMessage = { directory: string; file: string; pids: readonly number[] };

const record = z.object({ owner: z.number(), directory: z.string(), pids: z.array(z.number()) });

const ledgerFile = (octet: number): string => join(tmpdir(), `isthmus-lab-${octet}.json`);

/**
 * Opens the ledger of a lab on 127.<octet>. A watchdog process learns every id over IPC; when this process is
 * gone, in whatever way, it kills them. The file is for the case that the watchdog was killed too.
 */
export function openLedger(octet: number, directory: string, watchdogScript: string): ProcessLedger {
  const file = ledgerFile(octet);
  const pids: number[] = [];
  const watchdog = fork(watchdogScript, [], {
    execArgv: [],
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // The watchdog must not keep a finished program alive.
  watchdog.unref();
  watchdog.channel?.unref();
  const publish = () => {
    writeFileSync(file, JSON.stringify({ owner: process.pid, directory, pids }), { mode: 0o600 });
    if (watchdog.connected) watchdog.send({ directory, file, pids } satisfies LedgerMessage);
  };
  const close = () => {
    process.off('exit', close);
    clearAway({ directory, file, pids });
    watchdog.kill('SIGKILL');
  };
  process.on('exit', close);
  publish();
  return {
    add(pid) {
      pids.push(pid);
      publish();
    },
    close,
  };
}

/** Ends what an earlier lab on the same octet left behind; refuses if that lab is still in use. */
export function clearLeftovers(octet: number): void {
  const file = ledgerFile(octet);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  const { owner, directory, pids } = record.parse(JSON.parse(text));
  if (isAlive(owner)) {
    throw new Error(
      `A lab on 127.${octet} is already running (process ${owner}). Stop it, or give this one another octet. ` +
        `If process ${owner} is no lab, remove ${file}.`,
    );
  }
  clearAway({ directory, file, pids });
}

/** Kills the listed processes as far as they are still this lab's: ids are reused, directories are not. */
export function clearAway({ directory, file, pids }: LedgerMessage): void {
  for (const pid of pids) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(directory)) process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
