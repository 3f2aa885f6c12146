import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from './config-text';
import { certificateFiles, nodeFiles, whyUnreadable } from './files';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isthmus-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('reading stops one byte above the limit', async () => {
  await writeFile(join(folder, 'big'), Buffer.alloc(MAX_FILE_BYTES * 3));
  expect((await nodeFiles.readFile(join(folder, 'big'))).length).toBe(MAX_FILE_BYTES + 1);
});

test('an empty file is empty, a missing one and a directory say so', async () => {
  await writeFile(join(folder, 'empty'), '');
  expect((await nodeFiles.readFile(join(folder, 'empty'))).length).toBe(0);
  expect(await nodeFiles.readFile(join(folder, 'gone')).catch(whyUnreadable)).toBe('there is no such file');
  expect(await nodeFiles.readFile(folder).catch(whyUnreadable)).toBe('it is a directory');
  expect(whyUnreadable(new Error('canary'))).toBe('reading it failed');
});

test('certificate files of a directory are *.pem and *.crt, sorted', async () => {
  for (const name of ['b.crt', 'a.PEM', 'key.txt']) await writeFile(join(folder, name), '');
  expect(await certificateFiles(folder, nodeFiles)).toEqual([join(folder, 'a.PEM'), join(folder, 'b.crt')]);
});
