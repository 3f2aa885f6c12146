import { describe, expect, it } from 'vitest';
import { connectFailure, type Progress } from './connect-failure';

const BEFORE: Progress = { gotHeaders: false, ended: null, deadlineMs: 5_000, https: false };
const error = (code: string, message = code) => Object.assign(new Error(message), { code });
const kind = (thrown: unknown, progress: Partial<Progress> = {}) =>
  connectFailure(thrown, 'http://a:8500/v1/agent/self', { ...BEFORE, ...progress }).kind;

describe('connectFailure', () => {
  it.each([
    ['ECONNREFUSED', 'agent-unreachable'],
    ['ENOTFOUND', 'agent-unreachable'],
    ['EAI_AGAIN', 'agent-unreachable'],
    ['UND_ERR_SOCKET', 'agent-unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'agent-timeout'],
    ['ETIMEDOUT', 'agent-timeout'],
    ['CERT_HAS_EXPIRED', 'agent-tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'agent-tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'agent-tls'],
    ['EPROTO', 'agent-tls'],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'too-large'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
    ['HPE_INVALID_CONSTANT', 'malformed'],
    ['UND_ERR_INVALID_ARG', 'unclassified'],
    ['ESOMETHINGNEW', 'agent-unreachable'],
  ])('%s is %s', (code, expected) => {
    expect(kind(error(code))).toBe(expected);
  });

  it('looks inside the errors of several addresses and inside causes', () => {
    expect(kind(new AggregateError([error('ECONNREFUSED')], ''))).toBe('agent-unreachable');
    expect(kind(new Error('outer', { cause: error('CERT_HAS_EXPIRED') }))).toBe('agent-tls');
    expect(kind('text')).toBe('agent-unreachable');
  });

  it('is truncated once headers have come, and a time-out when we ended it', () => {
    expect(kind(error('UND_ERR_SOCKET'), { gotHeaders: true })).toBe('truncated');
    expect(kind(error('UND_ERR_SOCKET'), { gotHeaders: true, ended: 'deadline' })).toBe('agent-timeout');
    expect(kind(error('UND_ERR_ABORTED'), { ended: 'caller' })).toBe('agent-timeout');
  });

  it('takes a connection closed unread after TLS for a refused client certificate', () => {
    const closed = Object.assign(error('UND_ERR_SOCKET', 'other side closed'), { socket: { bytesRead: 0 } });
    expect(kind(closed, { https: true })).toBe('agent-tls');
    expect(kind(closed)).toBe('agent-unreachable');
    expect(kind(closed, { https: true, ended: 'deadline' })).toBe('agent-timeout');
    expect(kind(Object.assign(closed, { socket: { bytesRead: 9 } }), { https: true })).toBe(
      'agent-unreachable',
    );
  });

  it('names the request', () => {
    expect(connectFailure(error('ECONNREFUSED'), 'http://a:8500/v1/agent/self', BEFORE).message).toMatch(
      /^http:\/\/a:8500\/v1\/agent\/self: connection refused/,
    );
  });
});
