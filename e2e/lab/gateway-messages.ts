/** What the lab tells a gateway process. */
export type GatewayCommand =
  | ({ kind: 'configure' } & GatewaySettings)
  /** On: accept and never answer, and pass no more bytes on old connections. Off: drop what was held. */
  | { kind: 'black-hole'; on: boolean }
  /** Close every connection towards these datacenters; replaces the former list. */
  | { kind: 'refuse'; datacenters: readonly string[] }
  /** From now on only Consul says what leads where. */
  | { kind: 'forget-seeds' }
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
  seeds: RouteSeeds | null;
};

export type Endpoint = { address: string; port: number };

/** Routes for as long as Consul knows of none: a federation with ACLs starts through them. */
export type RouteSeeds = {
  /** Gateways of the other datacenters, by datacenter. */
  gateways: Readonly<Record<string, readonly Endpoint[]>>;
  /** Servers of the gateway's own datacenter, by node name. */
  servers: Readonly<Record<string, Endpoint>>;
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
