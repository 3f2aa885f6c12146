import { X509Certificate } from 'node:crypto';
import { connect, type TLSSocket } from 'node:tls';
import type { FailureKind } from '@/lib/consul/types';
import type { ServerCertificate } from '@/lib/observation/types';
import { readCertificate } from './read-certificate';

export type Dial = {
  /** The gateway. */
  host: string;
  port: number;
  /** `<node>.server.<dc>.<domain>`: by it the gateway finds the server. */
  serverName: string;
  /** Of the servers' CA, PEM. Without it the server refuses us after it has shown its certificate, and logs an error. */
  client?: { cert: string | Buffer; key: string | Buffer } | undefined;
  /** For connection and handshake together, ms. */
  timeoutMs: number;
};

export type Dialled =
  | { ok: true; certificate: Omit<ServerCertificate, 'missed'> }
  | { ok: false; kind: FailureKind; message: string };

/** What servers speak among each other in forwarded requests (agent/pool/conn.go); a gateway only looks at the name. */
const PROTOCOL = 'consul/rpc-multi';
const LONGEST_CHAIN = 10;
/** A peer that does not close in return is left after this long, ms. */
const POLITE_MS = 1_000;

/**
 * Dials a server through a gateway as another server would, reads its certificate and hangs up. Sends nothing beyond the handshake,
 * never rejects, ends within its time-out.
 */
export async function dialServer(dial: Dial, signal: AbortSignal): Promise<Dialled> {
  const { host, port, serverName, client, timeoutMs } = dial;
  const through = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return new Promise((resolve) => {
    let socket: TLSSocket | null = null;
    let opened = false;
    const end = (outcome: Dialled) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (socket) hangUp(socket, outcome.ok);
      resolve(outcome);
    };
    const fail = (kind: FailureKind, words: string) =>
      end({ ok: false, kind, message: `${through}: ${words}` });
    const timer = setTimeout(() => {
      if (opened)
        fail('path-silent', `accepted the connection, but showed no certificate within ${timeoutMs} ms`);
      else fail('path-timeout', `no connection within ${timeoutMs} ms`);
    }, timeoutMs);
    const onAbort = () => fail('path-timeout', 'ended');
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) return onAbort();
    /** True when there was a certificate: with TLS 1.2 the refusal of ours comes before the handshake is complete. */
    const read = (): boolean => {
      const facts = socket ? readCertificate(chainOf(socket)) : null;
      if (!socket || !facts) return false;
      const alpn = socket.alpnProtocol;
      const tlsVersion = socket.getProtocol() ?? 'unknown';
      end({
        ok: true,
        certificate: { ...facts, tlsVersion, alpn: typeof alpn === 'string' ? alpn : null, through },
      });
      return true;
    };
    try {
      socket = connect({
        host,
        port,
        servername: serverName,
        ALPNProtocols: [PROTOCOL],
        // Whatever it shows is what we want to read.
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
        ...client,
      });
    } catch (error) {
      fail(
        'path-refused',
        `cannot be dialled as ${serverName}: ${error instanceof Error ? error.message : 'unknown'}`,
      );
      return;
    }
    socket.once('connect', () => (opened = true));
    socket.once('secureConnect', () => {
      if (!read()) fail('path-not-tls', 'showed no certificate that can be read');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (!read()) fail(...classify(error, opened));
    });
    socket.once('close', () => fail('path-closed', CLOSED));
  });
}

/** Politely after a certificate, so that a server that accepted ours sees a whole handshake and logs nothing. */
function hangUp(socket: TLSSocket, politely: boolean): void {
  // The refusal that follows a certificate is no error of ours.
  socket.on('error', () => undefined);
  if (!politely) return void socket.destroy();
  const timer = setTimeout(() => socket.destroy(), POLITE_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.resume().end();
}

const CLOSED =
  'closed the connection before a certificate came: the gateway has no route to this server, or nothing listens there';

const UNREACHABLE: { readonly [code: string]: string } = {
  ECONNREFUSED: 'connection refused',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ENOTFOUND: 'the name does not resolve',
  EAI_AGAIN: 'the name server does not answer',
};

function classify(error: NodeJS.ErrnoException, opened: boolean): [FailureKind, string] {
  const { code = '', message } = error;
  const words = UNREACHABLE[code];
  if (words !== undefined) return ['path-refused', words];
  if (code === 'ETIMEDOUT') return ['path-timeout', 'no connection'];
  if (code === 'ECONNRESET' || code === 'EPIPE') return ['path-closed', CLOSED];
  if (
    /wrong version number|packet length too long|http request|unknown protocol|bad record type/i.test(
      `${code} ${message}`,
    )
  )
    return ['path-not-tls', 'what answers there is no TLS'];
  if (opened) return ['tls', `TLS failed: ${message.slice(0, 200)}`];
  return ['path-refused', message.slice(0, 200)];
}

/** As far as the server showed it, its own first. */
function chainOf(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  try {
    const seen = new Set<string>();
    let one = socket.getPeerCertificate(true);
    while (one?.raw && chain.length < LONGEST_CHAIN && !seen.has(one.fingerprint256)) {
      seen.add(one.fingerprint256);
      chain.push(new X509Certificate(one.raw));
      one = one.issuerCertificate;
    }
  } catch {
    // A certificate that cannot be read is told as such by whoever asked for the chain.
  }
  return chain;
}
