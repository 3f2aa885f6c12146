import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  access,
  constants,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseDeb822Sources, parseOneLineSources, sourceLinesForSuite } from './apt-sources';

const run = promisify(execFile);

/** Debian's last suite with a Consul: 1.8.7, the oldest minor version that federates through mesh gateways. */
const SUITE = 'bullseye';
const PACKAGE_VERSION = '1.8.7+dfsg1-2+b3';
/** Of the amd64 package; other architectures are trusted as far as apt trusts their signature. */
const SHA256_AMD64 = 'e4e888bba104daba1d9161f49bfc52649a7e4efd45b1a7ead5bc54f2cb9c89d9';

const CACHE = fileURLToPath(new URL(`../../.cache/consul/${PACKAGE_VERSION}/`, import.meta.url));
const CACHED_BINARY = join(CACHE, 'consul');

const ADVICE = `Put a consul binary (1.8 or newer) on the PATH, or name one in CONSUL_BIN, \
or name Debian's consul_${PACKAGE_VERSION}_amd64.deb in CONSUL_DEB.`;

/**
 * Finds a consul binary, or unpacks one into the repository's cache folder; nothing of the system changes.
 * In this order: CONSUL_BIN, `consul` on the PATH, the cache folder, CONSUL_DEB, the machine's package sources.
 */
export async function provisionConsul(): Promise<string> {
  const named = process.env['CONSUL_BIN'];
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Error(`CONSUL_BIN names ${named}, which is not an executable file. ${ADVICE}`);
  }
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const candidate = join(folder, 'consul');
    if (folder !== '' && (await isExecutable(candidate))) return candidate;
  }
  if (await isExecutable(CACHED_BINARY)) return CACHED_BINARY;

  await requireTool('dpkg');
  const scratch = await mkdtemp(join(tmpdir(), 'isthmus-consul-'));
  try {
    return await unpack(process.env['CONSUL_DEB'] || (await downloadPackage(scratch)), scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Asks the machine's own Debian mirror for the suite, with lists and cache of its own. */
async function downloadPackage(scratch: string): Promise<string> {
  await requireTool('apt-get');
  const failures: string[] = [];
  for (const line of sourceLinesForSuite(await machineSources(), SUITE)) {
    const list = join(scratch, 'sources.list');
    await writeFile(list, `${line}\n`);
    await mkdir(join(scratch, 'lists', 'partial'), { recursive: true });
    await mkdir(join(scratch, 'cache', 'archives', 'partial'), { recursive: true });
    const apt = (...args: string[]) =>
      run(
        'apt-get',
        [
          ['Dir::Etc::SourceList', list],
          ['Dir::Etc::SourceParts', '/dev/null'],
          ['Dir::State::Lists', join(scratch, 'lists')],
          ['Dir::Cache', join(scratch, 'cache')],
          ['Acquire::Languages', 'none'],
          ['Acquire::Check-Valid-Until', 'false'],
          ['APT::Sandbox::User', 'root'],
        ]
          .flatMap(([key, value]) => ['-o', `${key}=${value}`])
          .concat('-q', ...args),
        { cwd: scratch, timeout: 180_000 },
      );
    try {
      await apt('update');
      await apt('download', `consul=${PACKAGE_VERSION}`);
      const deb = (await readdir(scratch)).find((name) => name.endsWith('.deb'));
      if (deb) return join(scratch, deb);
      failures.push('apt-get download left no package');
    } catch (error) {
      failures.push(lastLine(error));
    }
  }
  const reason = failures.length > 0 ? failures.join('; ') : 'the machine has no Debian package source';
  throw new Error(
    `No consul binary, and Debian's package of suite ${SUITE} cannot be had: ${reason}. ${ADVICE}`,
  );
}

async function unpack(deb: string, scratch: string): Promise<string> {
  const architecture = (await run('dpkg', ['-f', deb, 'Architecture'])).stdout.trim();
  if (architecture === 'amd64') {
    const sha256 = createHash('sha256')
      .update(await readFile(deb))
      .digest('hex');
    if (sha256 !== SHA256_AMD64) {
      throw new Error(`${deb} has sha256 ${sha256}, expected ${SHA256_AMD64}: not unpacked. ${ADVICE}`);
    }
  }
  await run('dpkg', ['-x', deb, join(scratch, 'unpacked')]);
  await mkdir(CACHE, { recursive: true });
  // Copied beside its place and renamed, so that two runs at once never see half a binary.
  const partial = `${CACHED_BINARY}.${process.pid}`;
  await cp(join(scratch, 'unpacked', 'usr', 'bin', 'consul'), partial);
  await rename(partial, CACHED_BINARY);
  return CACHED_BINARY;
}

async function machineSources() {
  const parts = await readdir('/etc/apt/sources.list.d').catch(() => []);
  const read = (path: string) => readFile(path, 'utf8').catch(() => '');
  const texts = parts.sort().map(async (name) => {
    const text = await read(join('/etc/apt/sources.list.d', name));
    if (name.endsWith('.sources')) return parseDeb822Sources(text);
    return name.endsWith('.list') ? parseOneLineSources(text) : [];
  });
  return [...parseOneLineSources(await read('/etc/apt/sources.list')), ...(await Promise.all(texts)).flat()];
}

async function requireTool(tool: string): Promise<void> {
  try {
    await run(tool, ['--version']);
  } catch {
    throw new Error(
      `No consul binary, and ${tool} is missing, which unpacking Debian's package needs. ${ADVICE}`,
    );
  }
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await provisionConsul());
