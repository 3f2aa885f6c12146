import { expect, it } from 'vitest';
import { counted, hostPort, nameList } from './words';

it('lists names', () => {
  expect(nameList([])).toBe('nothing');
  expect(nameList(['a'])).toBe('a');
  expect(nameList(['a', 'b', 'c'])).toBe('a, b and c');
  expect(nameList(['a', 'b', 'c', 'd', 'e'], 3)).toBe('a, b, c and 2 more');
});

it('counts', () => {
  expect([counted(0, 'server'), counted(1, 'server'), counted(2, 'server')]).toEqual([
    '0 servers',
    '1 server',
    '2 servers',
  ]);
});

it('writes addresses, IPv6 in brackets', () => {
  expect(hostPort({ address: '10.0.0.1', port: 8300 })).toBe('10.0.0.1:8300');
  expect(hostPort({ address: '2001:db8::1', port: 443 })).toBe('[2001:db8::1]:443');
});
