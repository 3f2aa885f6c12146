import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearAway } from './process-ledger';

async function idle(...args: string[]): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', ...args]);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error('not started');
  return Object.assign(child, { pid });
}

it('ends the processes of the lab, and none that only inherited an id', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'isthmus-ledger-test-'));
  const file = `${directory}.json`;
  writeFileSync(file, '{}');
  const mine = await idle(directory);
  const stranger = await idle('something-else');
  const ended = once(mine, 'exit');

  clearAway({ directory, file, pids: [mine.pid, stranger.pid, 2 ** 22 + 1] });

  expect((await ended)[1]).toBe('SIGKILL');
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  expect(existsSync(directory) || existsSync(file)).toBe(false);
  stranger.kill('SIGKILL');
});
