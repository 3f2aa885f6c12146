import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFailure, dialledAddress, tlsCheck } from './decode-failure';
import type { FailureKind } from './types';

const CALL = 'rpc error making call: ';
const CONN = 'rpc error getting client: failed to get conn: ';

describe('decodeFailure', () => {
  it.each<[number, string, FailureKind]>([
    [403, 'Permission denied', 'denied'],
    [403, "Permission denied: token with AccessorID 'b6d1' lacks permission 'operator:read'", 'denied'],
    [403, 'ACL not found', 'unknown-token'],
    [403, `${CALL}${CALL}ACL not found`, 'unknown-token'],
    [403, 'token does not exist: ACL not found', 'unknown-token'],
    [403, 'Cannot resolve root ACL', 'denied'],
    [500, 'Reading keyring denied by ACLs', 'denied'],
    [403, 'Endpoint is blocked by agent configuration', 'blocked'],
    [401, 'ACL support disabled', 'feature-off'],
    [401, '', 'denied'],
    [500, 'The ACL system is currently in legacy mode.', 'feature-off'],
    [500, 'Connect must be enabled in order to use this endpoint', 'feature-off'],
    [
      500,
      `${CALL}Federation states are currently disabled until all servers in the datacenter support the feature`,
      'feature-off',
    ],
    [404, '', 'unsupported'],
    [404, 'Invalid URL path: not a recognized HTTP API endpoint', 'unsupported'],
    [405, 'method GET not allowed', 'unsupported'],
    [429, 'Your IP is issuing too many concurrent connections, please rate limit your calls', 'throttled'],
    [429, 'rate limit exceeded, try again later or against a different server', 'throttled'],
    [
      503,
      'rate limit exceeded for operation that can only be performed by the leader, try again later',
      'throttled',
    ],
    [500, `${CALL}RPC rate limit exceeded`, 'throttled'],
    [429, '', 'throttled'],
    [500, 'No cluster leader', 'no-leader'],
    [500, `${CALL}no CLUSTER leader`, 'no-leader'],
    [500, 'Raft leader not found in server lookup mapping', 'no-leader'],
    [500, 'Not ready to serve consistent reads', 'no-leader'],
    [500, 'No path to datacenter', 'no-path'],
    [500, `${CONN}Remote DC has no server currently reachable`, 'no-usable-gateway'],
    [500, 'Remote DC has no server currently reachable', 'no-server-reachable'],
    [500, `${CALL}Remote DC has no server currently reachable`, 'no-server-reachable'],
    [500, `${CONN}dial tcp 10.0.0.1:0->10.0.0.9:8443: connect: connection refused`, 'gateway-dial'],
    [500, `${CONN}dial tcp 10.0.0.9:8443: i/o timeout`, 'gateway-dial'],
    [500, `${CONN}EOF`, 'connection-lost'],
    [500, `${CALL}stream closed`, 'connection-lost'],
    [500, `${CONN}read tcp 10.0.0.1:4->10.0.0.2:8443: read: connection reset by peer`, 'connection-lost'],
    [500, `${CALL}i/o deadline reached`, 'connection-lost'],
    [500, `${CONN}rpc error: lead thread didn't get connection`, 'neighbour-dial'],
    [500, `${CONN}x509: certificate signed by unknown authority`, 'tls-identity'],
    [500, `${CONN}remote error: tls: bad certificate`, 'tls'],
    [500, `${CONN}cannot dial via a mesh gateway when outgoing TLS is disabled`, 'tls'],
    [500, `${CALL}No known Consul servers`, 'no-known-servers'],
    [400, 'Client sent an HTTP request to an HTTPS server.', 'agent-tls'],
    [301, '', 'redirect'],
    [502, '<html>Bad Gateway</html>', 'unclassified'],
    [500, 'the geoffrey feature broke', 'unclassified'],
  ])('%i %s is %s', (status, text, kind) => {
    const failure = decodeFailure(status, text);
    expect(failure).toMatchObject({ kind, status });
    expect(failure.message).toContain(text.slice(0, 20));
  });

  it('proves the path only by an error that another datacenter passed on', () => {
    const works = (text: string, options = {}) => decodeFailure(403, text, options).detail.pathWorks;
    expect(works('Permission denied')).toBe(false);
    expect(works(`${CALL}Permission denied`)).toBe(true);
    expect(works(`${CALL}ACL not found`)).toBe(true);
    expect(works(`${CALL}No cluster leader`)).toBe(true);
    expect(works(`${CALL}Permission denied`, { clientAgent: true })).toBe(false);
    expect(works(`${CALL}${CALL}Permission denied`, { clientAgent: true })).toBe(true);
    expect(works(`${CALL}Permission denied`, { forwarded: false })).toBe(false);
    expect(works(`${CALL}EOF`)).toBe(false);
  });

  it('tells a gateway that refuses from a leader that has just died', () => {
    const dial = `${CONN}dial tcp 10.0.1.1:0->10.0.2.1:8300: connect: connection refused`;
    expect(decodeFailure(500, dial)).toMatchObject({
      kind: 'gateway-dial',
      detail: { dialled: '10.0.2.1:8300', pathWorks: false },
    });
    expect(decodeFailure(500, CALL + dial)).toMatchObject({ kind: 'no-leader', detail: { pathWorks: true } });
    expect(decodeFailure(500, CALL + dial, { clientAgent: true })).toMatchObject({ kind: 'gateway-dial' });
    expect(decodeFailure(500, dial, { forwarded: false })).toMatchObject({
      kind: 'no-leader',
      detail: { pathWorks: false },
    });
  });

  it('names the request and keeps the message short and clean', () => {
    const failure = decodeFailure(500, `a\u001b[31mb\u202ec\n${'x'.repeat(9_999)}`, {
      request: 'http://a:8500/v1/agent/self',
    });
    expect(failure.message).toMatch(/^http:\/\/a:8500\/v1\/agent\/self answered 500: a \[31mb c x+…$/);
    expect(failure.message.length).toBeLessThanOrEqual(300);
  });

  it('never throws and never exceeds 300 characters, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        (status, text) => {
          const { message } = decodeFailure(status, text, { request: 'http://a:8500/v1/agent/self' });
          expect(message.length).toBeLessThanOrEqual(300);
          expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
          expect(Buffer.from(message, 'utf8').toString('utf8')).toBe(message);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('dialledAddress', () => {
  it.each([
    ['dial tcp 127.0.1.1:0->127.0.3.1:8300: connect: connection refused', '127.0.3.1:8300'],
    ['dial tcp <nil>->10.0.0.9:8443: i/o timeout', '10.0.0.9:8443'],
    ['dial tcp 10.0.0.9:8443: connect: no route to host', '10.0.0.9:8443'],
    ['dial tcp [fd00::1]:0->[fd00::9]:8443: connect: connection refused', '[fd00::9]:8443'],
    ['dial tcp6 [::1]:8443: connect: connection refused', '[::1]:8443'],
    ['dial tcp gw.example.com:8443: i/o timeout', 'gw.example.com:8443'],
    ['dial tcp: lookup gw.example.com on 10.0.0.2:53: no such host', 'gw.example.com'],
    ['dial tcp: lookup gw.example.com: no such host', 'gw.example.com'],
    ['dial tcp: nonsense', null],
    ['EOF', null],
  ])('%s', (text, address) => {
    expect(dialledAddress(text)).toBe(address);
  });
});

describe('tlsCheck', () => {
  it.each([
    ['x509: certificate is valid for server.dc3.consul, localhost, not dc3-s1.server.dc3.consul', 'san'],
    ['x509: certificate is not valid for any names, but wanted to match a', 'san'],
    ["x509: cannot validate certificate for 10.0.0.1 because it doesn't contain any IP SANs", 'san'],
    ['x509: certificate relies on legacy Common Name field, use SANs instead', 'san'],
    [
      'x509: certificate has expired or is not yet valid: current time 2026-01-02T00:00:00Z is after 2026-01-01T00:00:00Z',
      'expired',
    ],
    [
      'x509: certificate has expired or is not yet valid: current time 2025-01-02T00:00:00Z is before 2026-01-01T00:00:00Z',
      'not-yet-valid',
    ],
    ['x509: certificate has expired or is not yet valid', 'expired'],
    ['x509: certificate signed by unknown authority', 'unknown-authority'],
    ['x509: certificate specifies an incompatible key usage', 'key-usage'],
    ['x509: something new', null],
  ])('%s', (text, check) => {
    expect(tlsCheck(text)).toBe(check);
  });
});
