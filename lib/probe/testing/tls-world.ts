import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** A listening thing on loopback; `close` ends its connections too. */
export type Listening = { host: string; port: number; close: () => Promise<void> };

async function listen(server: Server, sockets: Set<Socket>): Promise<Listening> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port, // it listens on TCP
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A Consul server's RPC port as far as a dial goes: TLS that wants a client certificate of its own CA. Counts the refusals it would log. */
export async function rpcPort(
  options: TlsOptions,
): Promise<Listening & { refused: () => number; received: () => number }> {
  let [refused, received] = [0, 0];
  const server = createTlsServer(
    { requestCert: true, rejectUnauthorized: true, ALPNProtocols: ['consul/rpc-multi'], ...options },
    (socket) => {
      socket.on('error', () => undefined).on('data', (bytes) => (received += bytes.length));
    },
  );
  server.on('tlsClientError', () => refused++);
  return { ...(await listen(server, new Set())), refused: () => refused, received: () => received };
}

/** A mesh gateway as far as a dial goes: passes on what asks for a name it knows, and closes what does not. */
export function sniRouter(routes: ReadonlyMap<string, { port: number }>): Promise<Listening> {
  const server = createServer((client) => {
    client.once('data', (hello) => {
      const name = [...routes.keys()].find((each) => hello.includes(Buffer.from(each)));
      const route = name === undefined ? undefined : routes.get(name);
      if (!route) return void client.destroy();
      const upstream = connect(route.port, '127.0.0.1');
      upstream.on('error', () => client.destroy());
      client.on('close', () => upstream.destroy());
      upstream.write(hello);
      client.pipe(upstream).pipe(client);
    });
  });
  return listen(server, new Set());
}

/** Accepts every connection and does `then` with it; by default nothing at all. */
export const listener = (then: (socket: Socket) => void = () => undefined): Promise<Listening> =>
  listen(createServer(then), new Set());
