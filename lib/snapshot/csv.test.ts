import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

describe('csvLine', () => {
  it('quotes what needs it', () => {
    expect(csvLine(['dc1', 'a,b', 'say "hi"', 'two\nlines'])).toBe('dc1,"a,b","say ""hi""","two\nlines"\r\n');
  });

  it('lets no name become a formula', () => {
    expect(csvLine(['=1+1', '@SUM(A1)', '-dc', '-4.5'])).toBe("'=1+1,'@SUM(A1),'-dc,-4.5\r\n");
  });
});
