import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A running server with its address, to be closed by the test. */
export type Running = { address: string; port: number; close: () => Promise<void> };

/** Listens on a free port of loopback (or on a unix socket) and drops every connection when it closes. */
export async function listen(
  server: Server,
  scheme: 'http' | 'https' = 'http',
  socketPath?: string,
): Promise<Running> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    if (socketPath === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(socketPath, resolve);
  });
  const port = socketPath === undefined ? (server.address() as AddressInfo).port : 0;
  return {
    address: socketPath === undefined ? `${scheme}://127.0.0.1:${port}` : `unix://${socketPath}`,
    port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** An agent that answers as the handler says. */
export const agentServer = (handler: RequestListener): Promise<Running> => listen(createServer(handler));
