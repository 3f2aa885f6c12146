import { expect, test } from 'vitest';
import { didYouMean, fieldName, formatProblem, redactor, showValue, sortProblems } from './problem';

const at = (file: string | null, line: number | null, field: string) => ({
  file,
  line,
  column: line,
  field,
  message: 'm',
});

test('one line that names the place, the field and the way out', () => {
  const problem = {
    file: 'isthmus.yaml',
    line: 7,
    column: 5,
    field: 'datacenters.dc1.adresses',
    message: `unknown field.${didYouMean('adresses', ['addresses', 'token'])}`,
  };
  expect(formatProblem(problem)).toBe(
    'isthmus.yaml:7:5 datacenters.dc1.adresses: unknown field. Did you mean "addresses"?',
  );
  expect(formatProblem(at(null, null, '--port'))).toBe('--port: m');
});

test('file problems come by line, the others after them by name', () => {
  const sorted = sortProblems([at(null, null, 'B'), at('f', 9, 'x'), at(null, null, 'A'), at('f', 2, 'y')]);
  expect(sorted.map(({ field }) => field)).toEqual(['y', 'x', 'A', 'B']);
});

test('a name too far from all known ones gets no guess', () => {
  expect(didYouMean('banana', ['addresses', 'token'])).toBe('');
  expect(didYouMean('token-file', ['token_file'])).toBe(' Did you mean "token_file"?');
});

test('values are short and hold nothing a terminal obeys', () => {
  expect(showValue('a\u001b[31m\u202eb')).toBe('"a?[31m?b"');
  expect(showValue('x'.repeat(500))).toHaveLength(83);
  expect([showValue(['a']), showValue({}), showValue(5)]).toEqual(['a list', 'a group of fields', '5']);
});

test('field names read like the file', () => {
  expect(fieldName(['datacenters', 'dc1', 'addresses', 1])).toBe('datacenters.dc1.addresses[1]');
  expect(fieldName([])).toBe('(file)');
});

test('known secrets, Consul tokens and credentials in addresses are hidden', () => {
  const hide = redactor(['hunter2!']);
  expect(hide('a hunter2! b')).toBe('a [hidden] b');
  expect(hide('"/run/0f7a1b9e-52cc-4d6b-9a51-2f6f0a7a3c11"')).toBe('"/run/[hidden]"');
  expect(hide('http://me:pw@host:1')).toBe('http://[hidden]@host:1');
});
