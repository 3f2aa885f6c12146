import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sourceHash } from './ensure-built.mjs';
import { missingPackages } from './ensure-installed.mjs';
import { checkNode } from './node-version.mjs';

let root = '';
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'isthmus-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
  vi.restoreAllMocks();
});

it('hashes what ends up in the build: content and names, neither times nor tests', () => {
  write('lib/a.ts', '1');
  write('package-lock.json', '{}');
  const hash = sourceHash(root);
  utimesSync(join(root, 'lib/a.ts'), 1, 1);
  write('lib/a.test.ts', 'x');
  write('lib/testing/b.ts', 'x');
  write('README.md', 'x');
  expect(sourceHash(root)).toBe(hash);
  write('lib/a.ts', '2');
  const changed = sourceHash(root);
  expect(changed).not.toBe(hash);
  write('lib/b.ts', '');
  expect(sourceHash(root)).not.toBe(changed);
});

it('misses packages that are absent or of another version', () => {
  write(
    'package.json',
    '{"dependencies":{"a":"1.0.0","@s/b":"2.0.0","c":"1.0.0"},"devDependencies":{"d":"1.0.0"}}',
  );
  write('node_modules/a/package.json', '{"version":"1.0.0"}');
  write('node_modules/@s/b/package.json', '{"version":"2.0.1"}');
  expect(missingPackages(root, { development: false })).toEqual(['@s/b', 'c']);
  expect(missingPackages(root, { development: true })).toEqual(['@s/b', 'c', 'd']);
});

it('ends on a Node.js that is too old, and warns without the security fixes', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('exit');
  });
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(() => checkNode('check', '18.19.0')).toThrow('exit');
  expect(said.mock.lastCall?.[0]).toContain('needs Node.js 20.20 or newer; this is 18.19.0');
  said.mockClear();
  for (const version of ['22.23.4', '24.22.1', '24.100.0', '26.12.1']) checkNode('start', version);
  expect(said).not.toHaveBeenCalled();
  for (const version of ['20.20.0', '24.9.0']) checkNode('start', version);
  expect(said).toHaveBeenCalledTimes(2);
  for (const command of ['check', 'replay', 'observe']) checkNode(command, '20.20.0');
  expect(said).toHaveBeenCalledTimes(2);
  checkNode(undefined, '20.20.0');
  expect(said).toHaveBeenCalledTimes(3);
  expect(exit).toHaveBeenCalledTimes(1);
});
