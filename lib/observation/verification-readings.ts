import type { AgentSelf, CatalogServer, LanMember, Reading, WanMember } from '../consul/types';
import type { Vantage } from './types';

/**
 * One question of a run, and what became of it. `left-alone`: the agent does not answer and is not asked for now;
 * `out-of-time`: the run ended before its turn or before its answer.
 */
export type Asked<T> = { path: string; reading: Reading<T> | 'left-alone' | 'out-of-time' };

/** Everything that one run of the verification asked one agent. */
export type AskedAgent = {
  vantage: Omit<Vantage, 'agents'>;
  /** The datacenter it is in, as it said itself; before it ever did, as it was configured. */
  datacenter: string | null;
  self: Asked<AgentSelf>;
  wanMembers: Asked<readonly WanMember[]>;
  lanMembers: Asked<readonly LanMember[]>;
  /** Datacenter → its servers by its own catalog; asked of one agent for each datacenter. */
  servers: { readonly [datacenter: string]: Asked<readonly CatalogServer[]> };
  /** Datacenter → `/v1/catalog/services?dc=`, the forwarded request of the document. */
  services: { readonly [datacenter: string]: Asked<readonly string[]> };
};

/** One run of the document's verification: what was asked anew, of whom, and the answers. Plain JSON. */
export type VerificationReadings = {
  /** Epoch ms. */
  startedAt: number;
  finishedAt: number;
  /** All datacenters known when the run began, sorted. */
  datacenters: readonly string[];
  /** Sorted by vantage id. */
  agents: readonly AskedAgent[];
  /** Forwarding was asked of one agent in each datacenter, because every pair from every agent would be too many requests. */
  oneAgentEach: boolean;
};
