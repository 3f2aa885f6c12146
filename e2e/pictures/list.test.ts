import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FOLDER, fileOf, MOST_BYTES, PICTURES, THEMES } from './list';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = PICTURES.flatMap((picture) => THEMES.map((theme) => fileOf(picture, theme))).sort();

it('takes every picture that the README shows, and no other', () => {
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  const shown = readme.match(/public\/[\w/-]+\.webp/g) ?? [];
  expect([...new Set(shown)].sort()).toEqual(files);
});

it('has them all, each a picture, and small enough', () => {
  expect(
    readdirSync(`${root}/${FOLDER}`)
      .map((file) => `${FOLDER}/${file}`)
      .sort(),
  ).toEqual(files);
  for (const file of files) {
    expect(readFileSync(`${root}/${file}`).subarray(8, 12).toString(), file).toBe('WEBP');
    expect(statSync(`${root}/${file}`).size, file).toBeLessThan(MOST_BYTES);
  }
});
