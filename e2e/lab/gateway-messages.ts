/** What the lab tells a gateway process. */
export type GatewayCommand =
  | ({ kind: 'configure' } & GatewaySettings)
  /** On: accept and never answer, and pass no more bytes on old connections. Off: drop what was held. */
  | { kind: 'black-hole'; on: boolean }
  /** Close every connection towards these datacenters; replaces the former list. */
  | { kind: 'refuse'; datacenters: readonly string[] }
  | { kind: 'report' };

/** What a gateway process tells the lab. */
export type GatewayEvent =
  | { kind: 'listening' }
  | { kind: 'failed'; message: string }
  | { kind: 'done' }
  | { kind: 'report'; counts: readonly ConnectionCount[] };

export type GatewaySettings = {
  datacenter: string;
  address: string;
  port: number;
  /** The agent it learns its routes from. */
  httpAddress: string;
  token: string | null;
  refused: readonly string[];
};

/** The connections of one source for one name and protocol, since the gateway started. */
export type ConnectionCount = {
  /** The address that dialled: a server's, or another gateway's. */
  source: string;
  serverName: string;
  /** ALPN as offered, joined by commas; empty when none was. */
  protocols: string;
  connections: number;
  /** Both directions together. */
  bytes: number;
};
