import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { parseServerName } from './gateway-routes';
import { createSniRouter, type SniRouter } from './sni-router';

const open: (Server | Socket)[] = [];

afterEach(() => {
  for (const thing of open.splice(0)) {
    if ('close' in thing) thing.close();
    else thing.destroy();
  }
});

async function listening(server: Server): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address.port;
}

/** A router whose only target is a server of dc2 that says how many bytes of TLS it got, in plain text. */
async function routerToDc2(): Promise<{ router: SniRouter; port: number }> {
  const upstream = createServer((socket) => {
    open.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => socket.write(`got ${bytes.length}`));
  });
  const upstreamPort = await listening(upstream);
  const find = ({ datacenter }: { datacenter: string }) =>
    datacenter === 'dc2' ? { address: '127.0.0.1', port: upstreamPort } : null;
  const router = createSniRouter({ find }, '127.0.0.1');
  return { router, port: await listening(router.server) };
}

/** What comes back, as text, for the ClientHello of a TLS client; null if closed, undefined if silent. */
async function answerTo(port: number, servername: string): Promise<string | null | undefined> {
  const socket = connect(port, '127.0.0.1');
  open.push(socket);
  const answer = new Promise<string | null>((resolve) => {
    socket.on('data', (bytes) => resolve(bytes.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(null));
  });
  const hello = await helloFor(servername);
  socket.write(hello.subarray(0, 7));
  await sleep(10);
  socket.write(hello.subarray(7));
  return Promise.race([answer, sleep(300, undefined)]);
}

async function helloFor(servername: string): Promise<Buffer> {
  const server = createServer();
  const port = await listening(server);
  const client = connectTls({ host: '127.0.0.1', port, servername, ALPNProtocols: ['consul/rpc-multi'] });
  client.on('error', () => undefined);
  const [socket] = await once(server, 'connection');
  const [bytes] = await once(socket, 'data');
  client.destroy();
  return Buffer.from(bytes);
}

it('passes a connection on where its server name leads, and counts it', async () => {
  const { router, port } = await routerToDc2();
  expect(await answerTo(port, 's1.server.dc2.consul')).toMatch(/^got \d+/);
  expect(router.counts()).toMatchObject([
    {
      source: '127.0.0.1',
      serverName: 's1.server.dc2.consul',
      protocols: 'consul/rpc-multi',
      connections: 1,
    },
  ]);
});

it('closes what has no route, and what is not TLS', async () => {
  const { port } = await routerToDc2();
  expect(await answerTo(port, 's1.server.dc9.consul')).toBeNull();
  expect(await answerTo(port, 'example.com')).toBeNull();
  const plain = connect(port, '127.0.0.1');
  plain.write('GET / HTTP/1.1\r\n\r\n');
  await once(plain, 'close');
});

it('refuses a datacenter until told otherwise', async () => {
  const { router, port } = await routerToDc2();
  router.setRefused(['dc2']);
  expect(await answerTo(port, 'server.dc2.consul')).toBeNull();
  router.setRefused([]);
  expect(await answerTo(port, 'server.dc2.consul')).toMatch(/^got/);
});

it('accepts and answers nothing while it is a black hole', async () => {
  const { router, port } = await routerToDc2();
  router.setBlackHole(true);
  expect(await answerTo(port, 'server.dc2.consul')).toBeUndefined();
  router.setBlackHole(false);
  expect(await answerTo(port, 'server.dc2.consul')).toMatch(/^got/);
});

it('reads the two forms of a server name', () => {
  expect(parseServerName('server.dc2.consul')).toEqual({ datacenter: 'dc2', node: null });
  expect(parseServerName('a.b.server.dc2.consul')).toEqual({ datacenter: 'dc2', node: 'a.b' });
  expect(parseServerName('server.dc2.example')).toBeNull();
});
