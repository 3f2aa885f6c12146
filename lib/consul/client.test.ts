import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, type ClientOptions, type ConsulClient } from './client';
import { ENDPOINTS } from './endpoints';
import { agentServer, listen, type Running } from './testing/agent-server';
import type { Reading } from './types';

const CANARY = '5ca1ab1e-0000-4000-8000-c0ffee000001';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const open = (running: Running): Running => {
  closing.push(running.close);
  return running;
};

function client(options: Partial<ClientOptions> & { address: string }): ConsulClient {
  const created = createClient({ now: () => 1_234, token: () => CANARY, ...options });
  closing.push(created.close);
  return created;
}

/** Reads the leader from a server with this handler; also gives the requests that came. */
async function readFrom(handler: RequestListener, options: Partial<ClientOptions> = {}) {
  const requests: IncomingMessage[] = [];
  const server = open(
    await agentServer((request, response) => {
      requests.push(request);
      handler(request, response);
    }),
  );
  const reading = await client({ address: server.address, ...options }).read(ENDPOINTS.leader, { dc: 'dc2' });
  return { reading, requests, server };
}

const failureOf = (reading: Reading<unknown>) => {
  if (reading.ok) throw new Error('expected a failure');
  expect(JSON.stringify(reading)).not.toContain(CANARY);
  return reading.failure;
};

describe('a request', () => {
  it('is a GET of the path with the token in its header only', async () => {
    const { reading, requests } = await readFrom((_request, response) => response.end('"10.0.0.1:8300"'));
    expect(reading).toMatchObject({ ok: true, value: '10.0.0.1:8300', at: 1_234, meta: { index: null } });
    expect(reading.ms).toBeGreaterThanOrEqual(0);
    expect(requests.map(({ method, url }) => [method, url])).toEqual([['GET', '/v1/status/leader?dc=dc2']]);
    expect(requests[0]?.headers).toMatchObject({ 'x-consul-token': CANARY, 'accept-encoding': 'identity' });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('asks for the token every time', async () => {
    const tokens = ['first-token', null, 'third-token'];
    const seen: unknown[] = [];
    const server = open(
      await agentServer((request, response) => {
        seen.push(request.headers['x-consul-token']);
        response.end('""');
      }),
    );
    const consul = client({ address: server.address, token: () => tokens.shift() ?? null });
    for (let i = 0; i < 3; i += 1) await consul.read(ENDPOINTS.leader);
    expect(seen).toEqual(['first-token', undefined, 'third-token']);
  });

  it('goes through a path prefix, with basic auth', async () => {
    const { requests } = await readFrom((_request, response) => response.end('""'), {
      pathPrefix: '/consul/',
      basicAuth: 'ops:s3cret',
    });
    expect(requests[0]?.url).toBe('/consul/v1/status/leader?dc=dc2');
    expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ops:s3cret').toString('base64')}`);
  });

  it('goes through a unix socket', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'isthmus-'));
    const socket = join(folder, 'consul.sock');
    const server = open(
      await listen(
        createServer((_request, response) => response.end('"10.0.0.1:8300"')),
        'http',
        socket,
      ),
    );
    const consul = client({ address: server.address });
    expect(await consul.read(ENDPOINTS.leader)).toMatchObject({ ok: true, value: '10.0.0.1:8300' });
    const missing = client({ address: `unix://${folder}/missing.sock` });
    expect(failureOf(await missing.read(ENDPOINTS.leader))).toMatchObject({
      kind: 'agent-unreachable',
      message: expect.stringContaining('the unix socket does not exist'),
    });
    rmSync(folder, { recursive: true });
  });

  it('is not sent with a token that no header can carry', async () => {
    const { reading, requests } = await readFrom((_request, response) => response.end('""'), {
      token: () => 'line\nbreak-token',
    });
    expect(failureOf(reading)).toMatchObject({ kind: 'unknown-token', status: null });
    expect(JSON.stringify(reading)).not.toContain('break-token');
    expect(requests).toEqual([]);
  });

  it('survives a token that cannot be read', async () => {
    const token = () => {
      throw new Error(`ENOENT ${CANARY}`);
    };
    const { reading } = await readFrom((_request, response) => response.end('""'), { token });
    expect(failureOf(reading).kind).toBe('unknown-token');
  });
});

describe('an answer', () => {
  it('is kept with what Consul remarks on it', async () => {
    const server = open(
      await agentServer((_request, response) => {
        response
          .setHeader('X-Consul-Index', '18446744073709551615')
          .setHeader('X-Consul-KnownLeader', 'true');
        response.end('[{"Datacenter":"dc1","PrimaryModifyIndex":18446744073709551615},{}]');
      }),
    );
    const reading = await client({ address: server.address }).read(ENDPOINTS.federationStates);
    expect(reading).toMatchObject({ ok: true, value: [{ primaryModifyIndex: '18446744073709551615' }] });
    expect(reading).toMatchObject({ meta: { index: '18446744073709551615', knownLeader: true, skipped: 1 } });
  });

  it('is retried once, and only once, after EOF or stream closed', async () => {
    const answers =
      (texts: string[]): RequestListener =>
      (_request, response) => {
        const text = texts.shift() ?? '"ok:1"';
        response.writeHead(text.startsWith('"') ? 200 : 500).end(text);
      };
    const healed = await readFrom(answers(['rpc error making call: EOF']));
    expect([healed.reading.ok, healed.requests.length]).toEqual([true, 2]);
    const closed = await readFrom(answers(['rpc error making call: stream closed']));
    expect([closed.reading.ok, closed.requests.length]).toEqual([true, 2]);
    const twice = await readFrom(answers(['rpc error getting client: failed to get conn: EOF', 'EOF']));
    expect([failureOf(twice.reading).kind, twice.requests.length]).toEqual(['connection-lost', 2]);
    const other = await readFrom(answers(['No path to datacenter']));
    expect([failureOf(other.reading).kind, other.requests.length]).toEqual(['no-path', 1]);
  });

  it('with status 429 is a value for autopilot and throttled for the rest', async () => {
    const server = open(
      await agentServer((request, response) => {
        const health = '{"Healthy":false,"FailureTolerance":0,"Servers":null}';
        response.writeHead(429).end(request.url?.includes('autopilot') ? health : 'rate limit exceeded');
      }),
    );
    const consul = client({ address: server.address });
    expect(await consul.read(ENDPOINTS.autopilot)).toMatchObject({
      ok: true,
      value: { healthy: false, servers: [] },
    });
    expect(failureOf(await consul.read(ENDPOINTS.raft)).kind).toBe('throttled');
  });

  it('from a client agent has one prefix more', async () => {
    const denied = 'rpc error making call: Permission denied';
    const server = open(
      await agentServer((request, response) => {
        if (request.url?.includes('members')) response.end('null');
        else response.writeHead(403).end(denied);
      }),
    );
    const consul = client({ address: server.address });
    expect(failureOf(await consul.read(ENDPOINTS.raft, { dc: 'dc2' })).detail.pathWorks).toBe(true);
    expect(failureOf(await consul.read(ENDPOINTS.wanMembers)).kind).toBe('client-agent');
    expect(failureOf(await consul.read(ENDPOINTS.raft, { dc: 'dc2' })).detail.pathWorks).toBe(false);
  });

  it('names the request and hides a token that it echoes', async () => {
    const { reading, server } = await readFrom((request, response) => {
      response.writeHead(403).end(`no \u001b[1m${request.headers['x-consul-token'] as string}\u202e please`);
    });
    const { kind, message } = failureOf(reading);
    expect(kind).toBe('denied');
    expect(message).toBe(`${server.address}/v1/status/leader?dc=dc2 answered 403: no [1m[hidden] please`);
  });

  it('hides a token even inside a value', async () => {
    const { reading } = await readFrom((_request, response) =>
      response.end(JSON.stringify(`leader ${CANARY}`)),
    );
    expect(reading).toMatchObject({ ok: true, value: 'leader [hidden]' });
  });
});
