import type { Secret } from './secret';

/** Where the token of an agent comes from. A file wins over a value; an empty file falls back to it (Consul: api.go NewClient). */
export type TokenConfig =
  | { kind: 'none' }
  | { kind: 'value'; value: Secret }
  | { kind: 'file'; path: string; fallback: Secret | null };

/** Absolute paths, read by tls-files.ts. Without CA file and path the system's roots are used. */
export type TlsConfig = {
  /** PEM file; wins over `caPath`. */
  caFile: string | null;
  /** Directory of `*.pem` and `*.crt` files. */
  caPath: string | null;
  /** PEM file; given with `keyFile` or not at all. */
  certFile: string | null;
  /** Unencrypted PEM file. */
  keyFile: string | null;
  /** The name to ask for (SNI) and to verify; null: the host of the address. */
  serverName: string | null;
  /** false: any certificate is accepted, which every screen must show. */
  verify: boolean;
};

/** How to talk to an agent, whatever its address. */
export type AgentSettings = {
  tls: TlsConfig;
  token: TokenConfig;
  /** `user:password` of HTTP basic authentication. */
  auth: Secret | null;
  /** Enterprise: sent as `ns`; null: not sent. */
  namespace: string | null;
  /** Enterprise: sent as `partition`; null: not sent. */
  partition: string | null;
};

/** Where an agent listens. */
export type AgentAddress = {
  /** null for a unix socket. `host` has no brackets, also for IPv6. */
  url: { scheme: 'http' | 'https'; host: string; port: number } | null;
  /** `https://10.0.1.5:8501`, as an HTTP client wants it; `http://localhost` for a unix socket. */
  origin: string;
  socketPath: string | null;
  /** `` or `/consul`: goes before `/v1/...`. */
  pathPrefix: string;
  /** As shown to people; never with credentials. */
  address: string;
};

/** One agent that we ask. */
export type AgentConfig = AgentAddress & AgentSettings;

/** `name` is null when Consul has to tell which datacenter the agent is in. */
export type DatacenterConfig = { name: string | null; vantages: readonly AgentConfig[] };

/** For datacenters without an address of their own; see `agentFromTemplate`. */
export type TemplateConfig = { address: string; settings: AgentSettings };

export type Intervals = { membersMs: number; probesMs: number; slowMs: number; blockingWaitMs: number };

/** How the servers of a datacenter are dialled to read their certificates. */
export type PathProbeConfig = {
  enabled: boolean;
  /** Between two dials of one server, ms. */
  intervalMs: number;
  /** Tried in this order; empty: the gateways that Consul knows. */
  gateways: readonly { host: string; port: number }[];
  /** Absolute paths; both or none. */
  certFile: string | null;
  keyFile: string | null;
};

/** `defaults` holds for every datacenter that is not listed. */
export type PathProbes = { defaults: PathProbeConfig; datacenters: ReadonlyMap<string, PathProbeConfig> };

export type Budgets = {
  requestsPerSecondPerAgent: number;
  openRequestsPerAgent: number;
  bodyLimitBytes: number;
  /** Up to this many forwarding probes a cycle run from every vantage; above it from one per datacenter in rotation. */
  probesPerCycle: number;
};

export type Config = {
  /** default: neither a file nor any of Consul's variables was given, so the agent at 127.0.0.1:8500 is a guess. */
  source: 'file' | 'environment' | 'default';
  /** Absolute path of the file that was read. */
  file: string | null;
  /** Sorted by name, the unnamed one first. Empty in the demo, which never asks a real agent. */
  datacenters: readonly DatacenterConfig[];
  template: TemplateConfig | null;
  pathProbes: PathProbes;
  intervals: Intervals;
  budgets: Budgets;
  host: string;
  port: number;
  demo: boolean;
};
