import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** No build takes longer, ms: a lock of that age was left behind, whoever has its process number now. */
const LONGEST_MS = 600_000;
const LOOK_EVERY_MS = 500;

/**
 * Runs `work` while no other process of this checkout does; waits for one that is at it, and takes the lock of one that died.
 * `waiting` is called once, when there is somebody to wait for. Synchronous: nothing else happens before the build is there.
 */
export function withBuildLock(root, work, waiting = () => {}) {
  const lock = join(root, 'node_modules', '.cache', 'isthmus-build.lock');
  mkdirSync(join(lock, '..'), { recursive: true });
  for (let told = false; !take(lock);) {
    if (isLeftBehind(lock)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) waiting();
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Making a folder succeeds for one only. */
function take(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

function isLeftBehind(lock) {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    if (age > LONGEST_MS) return true;
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    return pid > 0 && !isRunning(pid);
  } catch {
    // Released meanwhile, or taken and not signed yet: the next look tells.
    return false;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
