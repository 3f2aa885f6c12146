import { connect, createServer, type Server, type Socket } from 'node:net';
import { parseClientHello, type ClientHello } from './client-hello';
import type { ConnectionCount } from './gateway-messages';
import { parseServerName, type RouteTable } from './gateway-routes';

export type SniRouter = {
  server: Server;
  setBlackHole: (on: boolean) => void;
  setRefused: (datacenters: readonly string[]) => void;
  counts: () => ConnectionCount[];
};

type Tunnel = { client: Socket; upstream: Socket; count: ConnectionCount };

const MAX_HELLO_BYTES = 64 * 1024;
const HELLO_DEADLINE_MS = 10_000;

/** A layer-4 proxy: passes TLS through unopened, to where the ClientHello's server name leads. */
export function createSniRouter(routes: Pick<RouteTable, 'find'>, address: string): SniRouter {
  const counts = new Map<string, ConnectionCount>();
  const clients = new Set<Socket>();
  const tunnels = new Set<Tunnel>();
  let blackHole = false;
  let refused: ReadonlySet<string> = new Set();

  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    if (blackHole) return;
    readHello(client, (hello, bytes) => {
      // A connection that asked before the hole opened is swallowed too.
      if (blackHole) return void client.pause();
      const count = countOf(counts, client.remoteAddress ?? '', hello);
      count.connections += 1;
      const target = hello.serverName === null ? null : parseServerName(hello.serverName);
      const endpoint = target && !refused.has(target.datacenter) ? routes.find(target) : null;
      if (!endpoint) return void client.destroy();
      const upstream = connect({
        host: endpoint.address,
        port: endpoint.port,
        localAddress: address,
        allowHalfOpen: true,
      });
      const tunnel: Tunnel = { client, upstream, count };
      tunnels.add(tunnel);
      upstream.write(bytes);
      join(tunnel, () => tunnels.delete(tunnel));
    });
  });

  return {
    server,
    setBlackHole(on) {
      blackHole = on;
      if (!on) for (const client of clients) client.destroy();
      if (on) for (const tunnel of tunnels) hold(tunnel);
    },
    setRefused(datacenters) {
      refused = new Set(datacenters);
      for (const { client, count } of tunnels) {
        const target = parseServerName(count.serverName);
        if (target && refused.has(target.datacenter)) client.destroy();
      }
    },
    counts: () => [...counts.values()],
  };
}

/** Collects bytes until the ClientHello is whole. Anything else, and silence, is closed. */
function readHello(client: Socket, accept: (hello: ClientHello, bytes: Buffer) => void): void {
  let bytes = Buffer.alloc(0);
  client.setTimeout(HELLO_DEADLINE_MS, () => client.destroy());
  const onEnd = () => client.destroy();
  const onData = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const result = parseClientHello(bytes);
    if (result.kind === 'incomplete' && bytes.length < MAX_HELLO_BYTES) return;
    client.off('data', onData).off('end', onEnd).setTimeout(0);
    client.pause();
    if (result.kind === 'complete') accept(result.hello, bytes);
    else client.destroy();
  };
  client.on('data', onData).on('end', onEnd);
}

function join({ client, upstream, count }: Tunnel, closed: () => void): void {
  const tally = (chunk: Buffer) => {
    count.bytes += chunk.length;
  };
  for (const [from, to] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    from.setNoDelay(true);
    from.on('data', tally);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      to.destroy();
      closed();
    });
    from.pipe(to);
  }
}

/** Passes nothing any more, and closes nothing. */
function hold({ client, upstream }: Tunnel): void {
  client.unpipe(upstream);
  upstream.unpipe(client);
  client.removeAllListeners('data').pause();
  upstream.removeAllListeners('data').pause();
}

function countOf(counts: Map<string, ConnectionCount>, source: string, hello: ClientHello): ConnectionCount {
  const serverName = hello.serverName ?? '';
  const protocols = hello.protocols.join(',');
  const key = [source, serverName, protocols].join(' ');
  const count = counts.get(key) ?? { source, serverName, protocols, connections: 0, bytes: 0 };
  counts.set(key, count);
  return count;
}
