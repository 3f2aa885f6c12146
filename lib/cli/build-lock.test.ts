import { execFile } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withBuildLock } from './build-lock.mjs';

let root = '';
const lock = () => join(root, 'node_modules/.cache/isthmus-build.lock');
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'isthmus-lock-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('two processes are never at it together', async () => {
  const log = join(root, 'log');
  const script = `
    import { appendFileSync } from 'node:fs';
    import { withBuildLock } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'build-lock.mjs')).href)};
    withBuildLock(${JSON.stringify(root)}, () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  await Promise.all([start(), start(), start()]);
  expect(readFileSync(log, 'utf8')).toBe('in out in out in out ');
  expect(existsSync(lock())).toBe(false);
});

it('takes the lock of a process that died', async () => {
  const dead = promisify(execFile)(process.execPath, ['-e', '']);
  await dead;
  mkdirSync(lock(), { recursive: true });
  writeFileSync(join(lock(), 'pid'), String(dead.child.pid));
  const log: string[] = [];
  withBuildLock(
    root,
    () => log.push('worked'),
    () => log.push('waited'),
  );
  expect(log).toEqual(['worked']);
});

it('is released when the work throws', () => {
  expect(() =>
    withBuildLock(root, () => {
      appendFileSync(join(root, 'log'), 'in');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(existsSync(lock())).toBe(false);
});
