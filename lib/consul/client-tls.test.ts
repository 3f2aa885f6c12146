import { createServer, type ServerOptions } from 'node:https';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createClient, type ClientOptions } from './client';
import { ENDPOINTS } from './endpoints';
import { agentServer, listen } from './testing/agent-server';
import { makeAuthority } from './testing/certificates';

const ours = makeAuthority();
const foreign = makeAuthority();
const server = ours.issue('server');
const person = ours.issue('person');
afterAll(() => {
  ours.remove();
  foreign.remove();
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Reads the leader from an HTTPS server over the given TLS options. */
async function readOver(serverOptions: ServerOptions, tls: ClientOptions['tls'] = { ca: ours.ca }) {
  const running = await listen(
    createServer(serverOptions, (_request, response) => response.end('"a:1"')),
    'https',
  );
  closing.push(running.close);
  const client = createClient({ address: running.address, now: Date.now, ...(tls ? { tls } : {}) });
  closing.push(client.close);
  const reading = await client.read(ENDPOINTS.leader);
  return reading.ok ? 'ok' : reading.failure;
}

describe('TLS to the agent', () => {
  it('works with our authority, and with mutual TLS', async () => {
    expect(await readOver(server)).toBe('ok');
    const mutual = { ...server, ca: ours.ca, requestCert: true, rejectUnauthorized: true };
    expect(await readOver(mutual, { ca: [foreign.ca, ours.ca], ...person })).toBe('ok');
  });

  it('checks the server name it is told', async () => {
    const named = ours.issue('named', { san: 'DNS:server.dc1.consul' });
    expect(await readOver(named)).toMatchObject({ kind: 'agent-tls', detail: { tls: 'san' } });
    expect(await readOver(named, { ca: ours.ca, servername: 'server.dc1.consul' })).toBe('ok');
  });

  it('names what is wrong with a certificate', async () => {
    expect(await readOver(foreign.issue('stranger'))).toMatchObject({
      kind: 'agent-tls',
      detail: { tls: 'unknown-authority' },
    });
    expect(await readOver(server, {})).toMatchObject({
      kind: 'agent-tls',
      detail: { tls: 'unknown-authority' },
    });
    expect(await readOver(ours.issue('old', { days: -1 }))).toMatchObject({
      kind: 'agent-tls',
      detail: { tls: 'expired' },
    });
  });

  it('is off only when it is told so', async () => {
    expect(await readOver(foreign.issue('other'), { rejectUnauthorized: false })).toBe('ok');
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'says so when a client certificate is missing or foreign (%s)',
    async (version) => {
      const mutual = {
        ...server,
        ca: ours.ca,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: version,
        maxVersion: version,
      };
      expect(await readOver(mutual)).toMatchObject({ kind: 'agent-tls' });
      expect(await readOver(mutual, { ca: ours.ca, ...foreign.issue('guest') })).toMatchObject({
        kind: 'agent-tls',
      });
    },
  );

  it('tells https on an http port, and http on an https port', async () => {
    const plain = await agentServer((_request, response) => response.end('""'));
    closing.push(plain.close);
    const client = createClient({ address: plain.address.replace('http:', 'https:'), now: Date.now });
    closing.push(client.close);
    expect(await client.read(ENDPOINTS.leader)).toMatchObject({ ok: false, failure: { kind: 'agent-tls' } });
    const go = await agentServer((_request, response) =>
      response.writeHead(400).end('Client sent an HTTP request to an HTTPS server.\n'),
    );
    closing.push(go.close);
    const other = createClient({ address: go.address, now: Date.now });
    closing.push(other.close);
    expect(await other.read(ENDPOINTS.leader)).toMatchObject({
      ok: false,
      failure: { kind: 'agent-tls', status: 400 },
    });
  });
});
