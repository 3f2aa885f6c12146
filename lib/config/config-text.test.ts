import { expect, test } from 'vitest';
import { parseConfigText } from './config-text';

const parse = (text: string) => parseConfigText(new TextEncoder().encode(text));
const problems = (text: string) =>
  parse(text).problems.map(({ line, field, message }) => `${line} ${field}: ${message}`);

test('values keep their place, in YAML and in JSON', () => {
  const yaml = parse('datacenters:\n  dc1:\n    addresses: [a:1, b:2]\n');
  const json = parse('{\n\t"datacenters": {\n\t\t"dc1": {"addresses": ["a:1", "b:2"]}\n\t}\n}');
  for (const text of [yaml, json]) {
    if (!text.ok) throw new Error('not read');
    expect(text.value).toEqual({ datacenters: { dc1: { addresses: ['a:1', 'b:2'] } } });
    expect(text.positionOf(['datacenters', 'dc1', 'addresses', 1], 'value').line).toBe(3);
  }
  expect(yaml.ok && yaml.positionOf(['datacenters', 'dc1'], 'key')).toEqual({ line: 2, column: 3 });
  expect(yaml.ok && yaml.positionOf(['datacenters', 'dc1', 'token'], 'value')).toEqual({
    line: 3,
    column: 5,
  });
});

test('a place behind an alias is where the value stands', () => {
  const text = parse('defaults: &d\n  token_file: 5\ndatacenters:\n  dc1: *d\n');
  expect(text.ok && text.positionOf(['datacenters', 'dc1', 'token_file'], 'value').line).toBe(2);
});

test.each([
  ['a: 1\na: 2\n', /^2 a: is written twice/],
  ['a:\n\tb: 1\n', /^2 a.*: a tab indents this line/],
  ['a: *canary\n', /^1 a: an alias/],
  ['a: "canary\n', /a quote, bracket/],
  ['a: [1, 2\n', /not closed/],
  ['a: [1, 2', /not closed/],
  ['a: !canary x\n', /a tag/],
  ['a: 1\n---\nb: 2\n', /a second document/],
  ['? [canary]\n: 1\n', /where a field name must be/],
  ['', /^1 \(file\): is empty/],
  ['# only a remark\n', /is empty/],
  ['a\0b', /is no text file/],
])('%j', (text, message) => {
  expect(problems(text).join('\n')).toMatch(message);
  expect(problems(text).join('\n')).not.toContain('canary');
});

test('a key written twice leaves the other checks possible', () => {
  expect(parse('a: 1\na: 2\n').ok).toBe(true);
});

test('bombs end in a sentence', () => {
  const laughs = [
    'a0: &a0 [x,x,x,x,x,x,x,x,x]',
    ...Array.from({ length: 8 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`),
  ].join('\n');
  expect(problems(laughs).join()).toMatch(/aliases/);
  for (const deep of [
    '['.repeat(200_000),
    '{a: '.repeat(200_000),
    '- '.repeat(2_000),
    '? '.repeat(2_000),
    Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  ]) {
    expect(problems(deep)).toEqual(['1 (file): is nested too deeply.']);
  }
  expect(problems(`a: ${'x'.repeat(10 * 1024 * 1024)}`)).toEqual([
    '1 (file): is larger than 1 MiB. Is this the configuration file?',
  ]);
});
