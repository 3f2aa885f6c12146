const LEAST = [20, 20];
/** First releases with the Brotli decoder fixed (CVE-2026-111497). Isthmus decodes nothing it receives, but says so. */
const PATCHED = { 22: [22, 23, 4], 24: [24, 22, 1], 26: [26, 12, 1] };

const before = (version, bound) => {
  for (const [i, part] of bound.entries()) if ((version[i] ?? 0) !== part) return (version[i] ?? 0) < part;
  return false;
};

/** Run again and again by other programs, which take each line on stderr for news; `start` warns once. */
const RUN_BY_PROGRAMS = new Set(['check', 'replay', 'observe']);

/** Ends the process on a Node that cannot run Isthmus; warns on one without the security fixes, unless a program runs this command. */
export function checkNode(command, running = process.versions.node) {
  const version = running.split('.').map(Number);
  if (before(version, LEAST)) {
    process.stderr.write(
      `Isthmus needs Node.js ${LEAST.join('.')} or newer; this is ${running}. Install Node.js 24.\n`,
    );
    process.exit(1);
  }
  if (RUN_BY_PROGRAMS.has(command)) return;
  const patched = PATCHED[version[0]];
  if (version[0] < 22 || (patched && before(version, patched)))
    process.stderr.write(
      `Node.js ${running} no longer gets, or still lacks, security fixes. Isthmus runs; Node.js 24.22.1 or newer is better.\n`,
    );
}
