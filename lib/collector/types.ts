import type { Reading } from '@/lib/consul/types';
import type { Dialled } from '@/lib/probe/dial-server';
import type { FactName, FactValues, Vantage } from '@/lib/observation/types';

/** What a read is about, beyond the fact itself. */
export type ReadParams = {
  /** Forward to this datacenter (`?dc=`). */
  dc?: string;
  /** Service name, for meshGateways. */
  service?: string;
  /** Blocking query: the last index seen and how long to hold, ms. */
  index?: string | undefined;
  waitMs?: number;
};

/** One agent that can be asked. Never throws; every failure is a Reading. */
export type AgentReader = {
  read: <K extends FactName>(
    fact: K,
    params: ReadParams,
    signal: AbortSignal,
  ) => Promise<Reading<FactValues[K]>>;
  /** The request as people see it: `/v1/status/leader?dc=dc2`. */
  path: (fact: FactName, params: ReadParams) => string;
  /** Deadline of such a read, ms. */
  deadlineMs: (fact: FactName, params: ReadParams) => number;
  close: () => Promise<void>;
};

/** An address to poll, and how to open it. */
export type Target = { vantage: Omit<Vantage, 'agents'>; open: () => AgentReader };

/** How the servers of a datacenter are dialled to read their certificates. */
export type PathProbe = {
  /** Between two dials of one server, ms. */
  intervalMs: number;
  /** To be tried in this order; empty: those that Consul knows. */
  gateways: readonly Gateway[];
  /** Never rejects. */
  dial: (gateway: Gateway, serverName: string, signal: AbortSignal) => Promise<Dialled>;
};
export type Gateway = { host: string; port: number };

/** What the collector asks of its surroundings. `template` gives a discovered datacenter its own address, or null when its name cannot be one. */
export type Targets = {
  configured: readonly Target[];
  template: ((datacenter: string) => Target | null) | null;
  /** null: the path probe of this datacenter is off. Absent: of all. */
  pathProbe?: (datacenter: string) => PathProbe | null;
};
