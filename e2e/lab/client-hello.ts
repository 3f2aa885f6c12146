/** What a layer-4 router may know of a TLS connection: whom it asks for, and to speak what. */
export type ClientHello = { serverName: string | null; protocols: readonly string[] };

export type ClientHelloResult =
  | { kind: 'complete'; hello: ClientHello }
  /** The bytes so far are a good start; read more. */
  | { kind: 'incomplete' }
  | { kind: 'not-tls' };

const HANDSHAKE_RECORD = 22;
const CLIENT_HELLO = 1;
const EXTENSION_SERVER_NAME = 0;
const EXTENSION_ALPN = 16;

/** Reads SNI and ALPN out of the first bytes a client sent; the handshake may span several TLS records. */
export function parseClientHello(bytes: Buffer): ClientHelloResult {
  const fragments: Buffer[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    if (bytes[offset] !== HANDSHAKE_RECORD) return { kind: 'not-tls' };
    if (bytes.length < offset + 5) break;
    const end = offset + 5 + bytes.readUInt16BE(offset + 3);
    fragments.push(bytes.subarray(offset + 5, end));
    offset = end;
  }
  const message = Buffer.concat(fragments);
  if (message.length > 0 && message[0] !== CLIENT_HELLO) return { kind: 'not-tls' };
  if (message.length < 4 || message.length < 4 + message.readUIntBE(1, 3)) return { kind: 'incomplete' };
  try {
    return { kind: 'complete', hello: readExtensions(message.subarray(4, 4 + message.readUIntBE(1, 3))) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'not-tls' };
    throw error;
  }
}

function readExtensions(body: Buffer): ClientHello {
  // version (2), random (32), then session id, cipher suites, compression methods, each behind its length
  let at = 34;
  at += 1 + body.readUInt8(at);
  at += 2 + body.readUInt16BE(at);
  at += 1 + body.readUInt8(at);
  const hello: { serverName: string | null; protocols: string[] } = { serverName: null, protocols: [] };
  if (at === body.length) return hello;
  at += 2;
  while (at + 4 <= body.length) {
    const type = body.readUInt16BE(at);
    const length = body.readUInt16BE(at + 2);
    const content = body.subarray(at + 4, at + 4 + length);
    if (type === EXTENSION_SERVER_NAME) hello.serverName = readServerName(content);
    if (type === EXTENSION_ALPN) hello.protocols = readProtocols(content);
    at += 4 + length;
  }
  return hello;
}

/** A list (2 bytes length) of type (1) and name (2 bytes length); only host names (type 0) exist. */
function readServerName(content: Buffer): string {
  return content.toString('latin1', 5, 5 + content.readUInt16BE(3));
}

function readProtocols(content: Buffer): string[] {
  const names: string[] = [];
  for (let at = 2; at < content.length; at += 1 + content.readUInt8(at)) {
    names.push(content.toString('latin1', at + 1, at + 1 + content.readUInt8(at)));
  }
  return names;
}
