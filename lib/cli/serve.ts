import { createServer } from 'node:http';
import next from 'next';
import { answerDirectly } from '@/lib/server/answer-directly';
import { live } from '@/lib/server/live';
import { leadFromNoSuchRule } from '@/lib/server/no-such-rule';
import { SECURITY_HEADERS } from '@/lib/server/security-headers';
import { isUnknownDatacenter, sendAsNotFound } from '@/lib/server/unknown-datacenter';

export type Served = { url: string; close: () => Promise<void> };

const shownHost = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** Serves the built pages and routes in this very process, so that they share the running collector. Rejects with a plain sentence. */
export async function serve({
  root,
  host,
  port,
}: {
  root: string;
  host: string;
  port: number;
}): Promise<Served> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const app = next({ dev: false, dir: root, hostname: host, port });
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    request.url = leadFromNoSuchRule(request.url ?? '/');
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    if (isUnknownDatacenter(request.url, live())) sendAsNotFound(response);
    answerDirectly(request, response)
      .then((answered) => (answered ? undefined : handle(request, response)))
      .catch((error: unknown) => {
        console.error(error);
        if (!response.headersSent) response.writeHead(500).end();
        else response.destroy();
      });
  });
  // Longer than clients and proxies keep an idle connection: else one of them sends into the moment of closing. ms.
  server.keepAliveTimeout = 65_000;
  // No upgrade is ever wanted; an unanswered one would hold its socket.
  server.on('upgrade', (_request, socket) => socket.destroy());
  await app.prepare();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is taken. Choose another: --port ${port + 1}, or PORT=${port + 1}.`
          : `Cannot listen on ${host}:${port}: ${error.message}.`;
      reject(new Error(why));
    });
    server.listen(port, host, resolve);
  }).catch(async (error: Error) => {
    await app.close();
    throw error;
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${shownHost(host)}:${bound}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // Event streams end by themselves; whoever keeps a connection after that is let go.
      setTimeout(() => server.closeAllConnections(), 1_000).unref();
      await closed;
      await app.close();
    },
  };
}
