import { basename, dirname } from 'node:path';
import type { Files } from '../files';

const gone = (path: string) =>
  Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' });

/** A disk of literals: absolute path → content. */
export function memoryFiles(disk: Readonly<Record<string, string>>): Files {
  return {
    readFile: (path) => {
      const text = disk[path];
      return text === undefined
        ? Promise.reject(gone(path))
        : Promise.resolve(new TextEncoder().encode(text));
    },
    readDirectory: (path) => {
      const names = Object.keys(disk)
        .filter((name) => dirname(name) === path)
        .map((name) => basename(name));
      return names.length === 0 ? Promise.reject(gone(path)) : Promise.resolve(names);
    },
  };
}
