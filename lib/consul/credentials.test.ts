import { expect, it } from 'vitest';
import { readCredentials } from './credentials';

it('sends the token in its header and remembers what to hide', () => {
  expect(readCredentials({ token: () => 'a-token', basicAuth: 'ops:a:b' })).toEqual({
    headers: {
      'x-consul-token': 'a-token',
      authorization: `Basic ${Buffer.from('ops:a:b').toString('base64')}`,
    },
    secrets: ['a-token', 'ops:a:b', 'a:b'],
    problem: null,
  });
});

it('sends an empty password for a bare user, and nothing for nothing', () => {
  expect(readCredentials({ basicAuth: 'ops' }).headers['authorization']).toBe(
    `Basic ${Buffer.from('ops:').toString('base64')}`,
  );
  expect(readCredentials({ token: () => '', basicAuth: null })).toEqual({
    headers: {},
    secrets: [],
    problem: null,
  });
});

it('names a token that cannot be sent or read, without showing it', () => {
  expect(readCredentials({ token: () => 'two\nlines' }).problem).toMatch(/no header can carry/);
  const unreadable = () => {
    throw new Error('ENOENT secret');
  };
  expect(readCredentials({ token: unreadable })).toEqual({
    headers: {},
    secrets: [],
    problem: 'the token could not be read',
  });
});
