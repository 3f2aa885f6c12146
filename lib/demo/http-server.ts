import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgentApi, ApiReply } from './agent-api';
import type { Server } from './topology';

/** One HTTP listener on loopback that plays one Consul server agent. */
export type AgentListener = {
  url: () => string;
  /** How many requests came so far. */
  requests: () => number;
  /** Starts listening; always at the same port once it had one. Does nothing when open. */
  open: () => Promise<void>;
  /** Stops listening and cuts every connection, as the end of the process would. Does nothing when closed. */
  close: () => Promise<void>;
};

/** A listener for `server`, still closed. */
export function createListener(server: Server, api: AgentApi, log: (line: string) => void): AgentListener {
  let http: HttpServer | null = null;
  let port = 0;
  let requests = 0;

  const respond = (request: IncomingMessage, response: ServerResponse) => {
    requests++;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    api
      .handle(server, { method: request.method ?? 'GET', url: request.url ?? '/', signal: gone.signal })
      .then(
        // Without an answer the connection just stays open until the client gives up.
        (reply) => reply && !response.destroyed && send(response, reply),
        (error: unknown) => {
          log(`${server.node}: ${request.url ?? ''}: ${String(error)}`);
          response.destroy();
        },
      );
  };

  return {
    url: () => `http://127.0.0.1:${port}`,
    requests: () => requests,
    open: async () => {
      if (http) return;
      // A blocking query may be held for longer than Node's default of 5 min.
      const next = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, respond);
      http = next;
      port = await listen(next, port);
      next.unref();
    },
    close: async () => {
      const open = http;
      http = null;
      if (!open) return;
      await new Promise<void>((resolve) => {
        open.close(() => resolve());
        open.closeAllConnections();
      });
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: ApiReply): void {
  response.writeHead(status, {
    Vary: 'Accept-Encoding',
    ...headers,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

function listen(http: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error) => {
      reject(new Error(`demo: cannot listen on 127.0.0.1:${port}: ${error.message}; start the demo anew`));
    });
    http.listen(port, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
}
