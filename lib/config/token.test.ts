import { mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret } from './secret';
import { createTokenSource } from './token';

let folder: string;
let path: string;
let time = 0;
const later = () => (time += 1_000);
const source = (fallback: string | null = null) =>
  createTokenSource(
    { token: { kind: 'file', path, fallback: fallback === null ? null : new Secret(fallback) } },
    () => time,
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isthmus-token-'));
  path = join(folder, 'token');
});
afterEach(() => rm(folder, { recursive: true }));

test('no file: the value, or nothing, for ever', async () => {
  const value = createTokenSource({ token: { kind: 'value', value: new Secret('abc') } });
  expect([value.current(), await value.refresh('denied'), value.problem()]).toEqual(['abc', false, null]);
  expect(createTokenSource({ token: { kind: 'none' } }).current()).toBeNull();
});

test('the file is trimmed and wins over the value; an empty one falls back to it', async () => {
  await writeFile(path, '  abc\n');
  expect(source('value').current()).toBe('abc');
  await writeFile(path, '\n');
  expect(source('value').current()).toBe('value');
  expect(source().current()).toBeNull();
  expect(source().problem()).toBe(`Token file ${path} is empty. Requests are sent without a token.`);
});

test('a change is seen by the next look, at most one a second', async () => {
  await writeFile(path, 'one');
  const token = source();
  await writeFile(path, 'second');
  expect([await token.refresh('poll'), token.current()]).toEqual([false, 'one']);
  later();
  expect([await token.refresh('poll'), token.current()]).toEqual([true, 'second']);
  later();
  expect(await token.refresh('poll')).toBe(false);
});

test('after a denied request the file is read at once', async () => {
  await writeFile(path, 'one');
  const token = source();
  await writeFile(path, 'two');
  expect([await token.refresh('denied'), token.current(), await token.refresh('denied')]).toEqual([
    true,
    'two',
    false,
  ]);
});

test("the swap of a Kubernetes secret's symbolic link is seen", async () => {
  for (const [name, text] of [
    ['v1', 'one'],
    ['v2', 'two'],
  ] as const) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'token'), text);
  }
  await symlink('v1', join(folder, '..data'));
  await symlink('..data/token', path);
  const token = source();
  expect(token.current()).toBe('one');
  await symlink('v2', join(folder, '..tmp'));
  await rename(join(folder, '..tmp'), join(folder, '..data'));
  later();
  expect([await token.refresh('poll'), token.current()]).toEqual([true, 'two']);
});

test('a file that is away, empty or damaged later keeps the last good token and says so', async () => {
  await writeFile(path, 'canary');
  const token = source('value');
  for (const harm of [() => unlink(path), () => writeFile(path, ''), () => writeFile(path, 'two\nlines')]) {
    await harm();
    later();
    expect([await token.refresh('poll'), token.current()]).toEqual([false, 'canary']);
    expect(token.problem()).toMatch(/^Token file .* The last token read from it is still used\.$/);
    expect(token.problem()).not.toContain('canary');
  }
  await writeFile(path, 'new');
  later();
  expect([await token.refresh('poll'), token.current(), token.problem()]).toEqual([true, 'new', null]);
});
