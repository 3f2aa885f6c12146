import type { Reading } from '@/lib/consul/types';
import type { FactName, FactValues, Vantage } from '@/lib/observation/types';

/** What a read is about, beyond the fact itself. */
export type ReadParams = {
  /** Forward to this datacenter (`?dc=`). */
  dc?: string;
  /** Service name, for meshGateways. */
  service?: string;
  /** Blocking query: the last index seen and how long to hold, ms. */
  index?: string;
  waitMs?: number;
};

/** One agent that can be asked. Never throws; every failure is a Reading. */
export type AgentReader = {
  read: <K extends FactName>(fact: K, params: ReadParams, signal: AbortSignal) => Promise<Reading<FactValues[K]>>;
  /** The request as people see it: `/v1/status/leader?dc=dc2`. */
  path: (fact: FactName, params: ReadParams) => string;
  /** Deadline of such a read, ms. */
  deadlineMs: (fact: FactName, params: ReadParams) => number;
  close: () => Promise<void>;
};

/** An address to poll, and how to open it. */
export type Target = { vantage: Omit<Vantage, 'agents'>; open: () => AgentReader };

/** All ms. */
export type Intervals = {
  /** WAN and LAN members, leader, peers, autopilot. */
  members: number;
  /** One forwarding probe per pair and vantage. */
  probes: number;
  /** Configuration, coordinates, CA, ACL replication, Raft configuration. */
  slow: number;
  /** Reads with ?dc= of datacenters without an agent of their own. */
  through: number;
  /** How long Consul holds a blocking query. */
  blockingWait: number;
};

export type Budgets = {
  requestsPerSecondPerAgent: number;
  openRequestsPerAgent: number;
  /** Above this, one vantage per datacenter probes, in rotation. */
  probesPerCycle: number;
};
