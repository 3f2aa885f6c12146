import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_FILE_BYTES } from './config-text';

/** What is read from disk, as arguments: tests give their own. Both reject with Node's errors. */
export type Files = {
  readFile: (path: string) => Promise<Uint8Array>;
  readDirectory: (path: string) => Promise<readonly string[]>;
};

/** Stops one byte above 1 MiB, so that /dev/zero given by mistake ends in an error and not in an empty machine. */
async function readFile(path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: MAX_FILE_BYTES }))
    chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

export const nodeFiles: Files = { readFile, readDirectory: (path) => readdir(path) };

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this process may not read it',
  EPERM: 'this process may not read it',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of its path is no directory',
  ELOOP: 'its symbolic links run in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** Why a file could not be read, as words that end a sentence. */
export function whyUnreadable(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return WORDS[code] ?? `reading it failed${/^[A-Z_]{2,40}$/.test(code) ? ` (${code})` : ''}`;
}

/** Absolute paths of the certificate files of a directory, sorted: `*.pem` and `*.crt`, no subdirectories. */
export async function certificateFiles(directory: string, files: Files): Promise<string[]> {
  const names = await files.readDirectory(directory);
  return names
    .filter((name) => /\.(pem|crt)$/i.test(name))
    .sort()
    .map((name) => join(directory, name));
}
