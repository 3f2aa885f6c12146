import { describe, expect, it } from 'vitest';
import { counted, hostOf, hostPort, nameList, sentence, shellWord } from './words';

describe('words', () => {
  it('list names', () => {
    expect(nameList([])).toBe('nothing');
    expect(nameList(['a'])).toBe('a');
    expect(nameList(['a', 'b', 'c'])).toBe('a, b and c');
    expect(nameList(['a', 'b', 'c', 'd', 'e'], 3)).toBe('a, b, c and 2 more');
  });

  it('count', () => {
    expect([counted(0, 'server'), counted(1, 'server'), counted(2, 'server')]).toEqual([
      '0 servers',
      '1 server',
      '2 servers',
    ]);
  });

  it('write and read addresses, IPv6 in brackets', () => {
    expect(hostPort({ address: '10.0.0.1', port: 8300 })).toBe('10.0.0.1:8300');
    expect(hostPort({ address: '::1', port: 8300 })).toBe('[::1]:8300');
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
