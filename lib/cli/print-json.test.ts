import { expect, it } from 'vitest';
import { printableJson } from './print-json';

it('lets no control character reach a terminal, and stays the same JSON', () => {
  const hostile = { name: 'a\u001b[31m\u009b31m\u007f\u0000b' };
  const text = printableJson(hostile);
  expect([...text].filter((c) => c < ' ' || (c >= '\u007f' && c <= '\u009f'))).toEqual([]);
  expect(JSON.parse(text)).toEqual(hostile);
});
