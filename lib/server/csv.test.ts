import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('quotes what would break a line or a field', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x,y', 'say "no"'],
        ['line\nbreak', null],
        [7, true],
      ],
    ),
  ).toBe('a,b\r\n"x,y","say ""no"""\r\n"line\nbreak",\r\n7,true\r\n');
});

it('keeps a name from being computed by a spreadsheet', () => {
  expect(toCsv(['a'], [['=HYPERLINK("x")'], ['-1'], ['@x'], ['dc-1']])).toBe(
    'a\r\n"\'=HYPERLINK(""x"")"\r\n\'-1\r\n\'@x\r\ndc-1\r\n',
  );
});
