import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, type ClientOptions } from './client';
import { ENDPOINTS } from './endpoints';
import { agentServer, type Running } from './testing/agent-server';
import type { Failure } from './types';

const CANARY = '5ca1ab1e-0000-4000-8000-c0ffee000002';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const open = (running: Running): Running => {
  closing.push(running.close);
  return running;
};

function client(options: Partial<ClientOptions> & { address: string }) {
  const created = createClient({ now: Date.now, token: () => CANARY, ...options });
  closing.push(created.close);
  return created;
}

/** The failure of reading the leader from a server with this handler. */
async function failureFrom(handler: RequestListener, options: Partial<ClientOptions> = {}): Promise<Failure> {
  const server = open(await agentServer(handler));
  const reading = await client({ address: server.address, ...options }).read(ENDPOINTS.leader);
  if (reading.ok) throw new Error('expected a failure');
  expect(JSON.stringify(reading)).not.toContain(CANARY);
  expect(reading.failure.message).toContain(`${server.address}/v1/status/leader`);
  return reading.failure;
}

const answerWith =
  (status: number, headers: { [name: string]: string }, body: string | Buffer = ''): RequestListener =>
  (_request: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status, headers).end(body);

describe('a hostile or broken answer', () => {
  it.each([301, 302, 303, 307, 308])('%i is never followed and its target sees nothing', async (status) => {
    const seen: IncomingMessage[] = [];
    const target = open(
      await agentServer((request, response) => (seen.push(request), response.end('"stolen"'))),
    );
    const failure = await failureFrom(
      answerWith(status, { location: `${target.address}/v1/secret?x=${CANARY}` }),
    );
    expect(failure).toMatchObject({ kind: 'redirect', status });
    expect(failure.message).toContain(target.address);
    expect(failure.message).not.toContain('secret');
    expect(seen).toEqual([]);
  });

  it.each(['gzip', 'br', 'zstd', 'gzip, gzip', 'x'])(
    'with Content-Encoding %s is refused before it is read',
    async (encoding) => {
      const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
      expect((await failureFrom(answerWith(200, { 'content-encoding': encoding }, bomb))).kind).toBe(
        'encoding',
      );
    },
  );

  it('with Content-Encoding identity is read', async () => {
    const server = open(await agentServer(answerWith(200, { 'content-encoding': 'Identity' }, '"a:1"')));
    expect((await client({ address: server.address }).read(ENDPOINTS.leader)).ok).toBe(true);
  });

  it('without an end is cut at the limit', async () => {
    let sent = 0;
    const failure = await failureFrom(
      (_request, response) => {
        const chunk = Buffer.alloc(64 * 1024, 0x20);
        const pump = (): void => {
          while (!response.destroyed && sent < 100 * 1024 * 1024 && response.write(chunk))
            sent += chunk.length;
        };
        response.on('drain', pump);
        pump();
      },
      { maxBodyBytes: 256 * 1024 },
    );
    expect(failure.kind).toBe('too-large');
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it('with a megabyte of headers is cut', async () => {
    const failure = await failureFrom((_request, response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(1 << 20)}\r\n\r\n`);
    });
    expect(failure).toMatchObject({ kind: 'too-large', message: expect.stringContaining('headers') });
  });

  it('that trickles ends at the deadline, however steady', async () => {
    const started = performance.now();
    const failure = await failureFrom(
      (_request, response) => {
        response.write('"');
        const timer = setInterval(() => response.write('a'), 20);
        response.on('close', () => clearInterval(timer));
      },
      { deadline: () => 300 },
    );
    expect(failure).toMatchObject({
      kind: 'agent-timeout',
      message: expect.stringContaining('within 300 ms'),
    });
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('that never comes ends at the deadline', async () => {
    expect((await failureFrom(() => undefined, { deadline: () => 100 })).kind).toBe('agent-timeout');
  });

  it.each<[string, RequestListener]>([
    [
      'a short body',
      (_request, response) =>
        void response.writeHead(200, { 'content-length': '100' }).write('"abc', () => response.destroy()),
    ],
    ['a cut chunk', (_request, response) => void response.write('"abc', () => response.destroy())],
  ])('with %s is truncated', async (_name, handler) => {
    expect((await failureFrom(handler)).kind).toBe('truncated');
  });

  it.each([
    ['an empty body', ''],
    ['a login page', '<!DOCTYPE html><title>Sign in</title>'],
    ['a byte order mark', '\ufeff"a:1"'],
    ['half a document', '{"a":'],
    ['another shape', '{"leader":"a:1"}'],
    ['bytes that are no text', Buffer.from([0x22, 0xff, 0x22])],
  ])('with %s is malformed', async (_name, body) => {
    expect(await failureFrom(answerWith(200, {}, body))).toMatchObject({ kind: 'malformed', status: 200 });
  });
});

describe('an agent that is not there', () => {
  const leaderFrom = async (address: string, options: Partial<ClientOptions> = {}) => {
    const reading = await client({ address, ...options }).read(ENDPOINTS.leader);
    return reading.ok ? null : reading.failure;
  };

  it('is unreachable when the connection is refused', async () => {
    const server = await agentServer(() => undefined);
    await server.close();
    expect(await leaderFrom(server.address)).toMatchObject({
      kind: 'agent-unreachable',
      status: null,
      message: expect.stringContaining('connection refused'),
    });
  });

  it('is unreachable when its name does not resolve, or the connection is reset', async () => {
    expect((await leaderFrom('http://no-such-host.invalid:8500'))?.kind).toBe('agent-unreachable');
    const server = open(await agentServer((_request, response) => response.socket?.resetAndDestroy()));
    expect((await leaderFrom(server.address))?.kind).toBe('agent-unreachable');
  });

  it('is no HTTP server', async () => {
    const tcp = createTcpServer((socket) =>
      socket.on('error', () => undefined).write('SSH-2.0-OpenSSH_9.2\r\n', () => socket.destroySoon()),
    );
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => tcp.close(() => resolve())));
    const address = `http://127.0.0.1:${(tcp.address() as AddressInfo).port}`;
    expect(await leaderFrom(address)).toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('no HTTP answer'),
    });
  });

  it('is a closed client', async () => {
    const server = open(await agentServer((_request, response) => response.end('""')));
    const closed = createClient({ address: server.address, now: Date.now });
    await closed.close();
    const reading = await closed.read(ENDPOINTS.leader);
    expect(reading).toMatchObject({
      ok: false,
      failure: { kind: 'agent-unreachable', message: expect.stringContaining('the client is closed') },
    });
  });
});

describe('a caller', () => {
  it('can cancel before and during a read, and leaves no listener behind', async () => {
    const server = open(await agentServer(() => undefined));
    const consul = client({ address: server.address });
    const reason = {
      ok: false,
      failure: { kind: 'agent-timeout', message: expect.stringContaining('cancelled') },
    };
    expect(await consul.read(ENDPOINTS.leader, {}, AbortSignal.abort())).toMatchObject(reason);
    const controller = new AbortController();
    const read = consul.read(ENDPOINTS.leader, {}, controller.signal);
    setTimeout(() => controller.abort(), 50);
    expect(await read).toMatchObject(reason);
  });

  it('gets its own answer, also after an unsolicited one', async () => {
    const server = open(
      await agentServer((request, response) => {
        const body = JSON.stringify(request.url);
        response.socket?.write(
          `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n"evil"`,
        );
      }),
    );
    const consul = client({ address: server.address });
    for (let i = 0; i < 20; i += 1) {
      const reading = await consul.read(ENDPOINTS.leader, { dc: `dc${i}` });
      expect(reading.ok ? reading.value : reading.failure.kind).not.toBe('evil');
    }
  });
});
