import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from './endpoints';
import { readAnswer } from './read-answer';

/** An answer whose body fails the test when it is read although it must not be. */
function unread(statusCode: number, headers: { [name: string]: string }) {
  const body = Object.assign(new Readable({ read: () => undefined }), {
    arrayBuffer: () => Promise.reject(new Error('the body was read')),
  });
  const response = { statusCode, headers, body } as unknown as Dispatcher.ResponseData;
  return { response, body };
}

const asked = {
  endpoint: ENDPOINTS.leader,
  params: {},
  origin: 'http://a:8500',
  request: 'http://a:8500/v1/status/leader',
  redact: (text: string) => text.replaceAll('s3cret', '[hidden]'),
  clientAgent: false,
};

describe('readAnswer', () => {
  it.each([
    [
      302,
      { location: 'https://evil.example/x?token=s3cret' },
      'redirect',
      /a redirect to https:\/\/evil\.example;/,
    ],
    [302, { location: '/login' }, 'redirect', /a redirect to http:\/\/a:8500;/],
    [302, { location: 'http://[' }, 'redirect', /a redirect to nowhere;/],
    [302, { location: 'http://s3cret.example' }, 'redirect', /http:\/\/\[hidden\]\.example/],
    [304, {}, 'redirect', /a redirect to nowhere;/],
    [200, { 'content-encoding': 'br' }, 'encoding', /Content-Encoding br/],
    [500, { 'content-encoding': 'gzip, s3cret' }, 'encoding', /gzip, \[hidden\]/],
  ])('%i %j is refused unread', async (status, headers, kind, message) => {
    const { response, body } = unread(status, headers);
    const { outcome, retry } = await readAnswer(response, asked);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind, status, message: expect.stringMatching(message) },
    });
    expect([retry, body.destroyed]).toEqual([false, true]);
  });
});
