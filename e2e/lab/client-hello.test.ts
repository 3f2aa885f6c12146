import { once } from 'node:events';
import { createServer } from 'node:net';
import { connect } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { parseClientHello } from './client-hello';

/** The first bytes that this machine's own TLS library sends. */
async function firstBytes(options: { servername?: string; ALPNProtocols?: string[] }): Promise<Buffer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  const client = connect({ host: '127.0.0.1', port: address.port, ...options });
  client.on('error', () => undefined);
  const [socket] = await once(server, 'connection');
  const [bytes] = await once(socket, 'data');
  client.destroy();
  server.close();
  return Buffer.from(bytes);
}

/** The same handshake, cut into TLS records of `size` bytes, as a peer is free to do. */
function rerecord(bytes: Buffer, size: number): Buffer {
  const message = bytes.subarray(5);
  const records: Buffer[] = [];
  for (let at = 0; at < message.length; at += size) {
    const fragment = message.subarray(at, at + size);
    records.push(Buffer.from([22, 3, 1, fragment.length >> 8, fragment.length & 0xff]), fragment);
  }
  return Buffer.concat(records);
}

describe('parseClientHello', () => {
  const consul = { servername: 'dc2-s1.server.dc2.consul', ALPNProtocols: ['consul/rpc-multi', 'h2'] };
  const expected = {
    kind: 'complete',
    hello: { serverName: 'dc2-s1.server.dc2.consul', protocols: ['consul/rpc-multi', 'h2'] },
  };

  it('reads server name and protocols from a real ClientHello', async () => {
    expect(parseClientHello(await firstBytes(consul))).toEqual(expected);
  });

  it('asks for more until the last byte is there', async () => {
    const bytes = await firstBytes(consul);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(parseClientHello(bytes.subarray(0, length)), `${length} bytes`).toEqual({ kind: 'incomplete' });
    }
  });

  it('puts a handshake together that spans records', async () => {
    expect(parseClientHello(rerecord(await firstBytes(consul), 37))).toEqual(expected);
  });

  it('knows a client that names nobody and offers nothing', async () => {
    expect(parseClientHello(await firstBytes({}))).toEqual({
      kind: 'complete',
      hello: { serverName: null, protocols: [] },
    });
  });

  it('refuses what is not TLS, and lengths that lie', async () => {
    expect(parseClientHello(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toEqual({ kind: 'not-tls' });
    const lying = await firstBytes(consul);
    lying.writeUInt8(255, 5 + 4 + 34);
    expect(parseClientHello(lying).kind).not.toBe('incomplete');
  });
});
