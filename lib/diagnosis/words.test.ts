import { describe, expect, it } from 'vitest';
import { hostOf, sentence, shellWord } from './words';

describe('words', () => {
  it('read the host of an address, IPv6 in brackets', () => {
    expect([hostOf('10.0.0.1:8300'), hostOf('[::1]:8300'), hostOf('http://a.b:80')]).toEqual([
      '10.0.0.1',
      '::1',
      'a.b',
    ]);
  });

  it('quote what a shell would read', () => {
    expect(shellWord('dc1-s1.dc1')).toBe('dc1-s1.dc1');
    expect(shellWord('a b')).toBe("'a b'");
    expect(shellWord("a'$(id)")).toBe("'a'\\''$(id)'");
    expect(shellWord('')).toBe("''");
  });

  it('begin a sentence', () => {
    expect(sentence('both')).toBe('Both');
  });
});
