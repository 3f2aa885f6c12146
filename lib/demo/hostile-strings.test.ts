import { expect, test } from 'vitest';
import { HOSTILE_STRINGS } from './hostile-strings';

test('at least sixty, all different, of every kind that has broken programs', () => {
  expect(HOSTILE_STRINGS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(HOSTILE_STRINGS).size).toBe(HOSTILE_STRINGS.length);
  const kinds = [
    /<\/script>/,
    /\{\{/,
    /\u202E/,
    /\u200B/,
    /\0/,
    /\p{Surrogate}/u,
    /\u001B\[/,
    /^=/,
    /^__proto__$/,
  ];
  for (const kind of [...kinds, /\.\.\//, /%00/, /\r\n/, /\u2028/, /^constructor$/]) {
    expect(
      HOSTILE_STRINGS.some((text) => kind.test(text)),
      String(kind),
    ).toBe(true);
  }
  expect(Math.max(...HOSTILE_STRINGS.map((text) => text.length))).toBe(65_536);
});
