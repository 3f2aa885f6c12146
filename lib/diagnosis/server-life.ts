import type { AutopilotHealth } from '@/lib/consul/types';
import type { Datacenter, Server } from '@/lib/federation/types';

export type AutopilotServer = AutopilotHealth['servers'][number];

/** Autopilot makes a server that came back a voter after it was stable for 10 s (server_stabilization_time); some slack for the read. */
export const STABILISING_MS = 30_000;

/** What autopilot of the datacenter says of a server; undefined when it says nothing. */
export function autopilotOf({ autopilot }: Datacenter, { id, node }: Server): AutopilotServer | undefined {
  if (!autopilot.known) return undefined;
  const { servers } = autopilot.value;
  return (id ? servers.find((s) => s.id === id) : undefined) ?? servers.find((s) => s.node === node);
}

/**
 * Its own datacenter calls it failed: the LAN pool, or autopilot where the pool is not known. What WAN pools say is no evidence of
 * death, and behind mesh gateways none of life (consul.md 0).
 */
export function isDead(datacenter: Datacenter, server: Server): boolean {
  if (server.lan.known) return server.lan.value === 'failed';
  return autopilotOf(datacenter, server)?.serfStatus === 'failed';
}

/** The dead servers of a datacenter, in its order. */
export const deadServers = (datacenter: Datacenter): Server[] =>
  datacenter.servers.filter((server) => isDead(datacenter, server));

/**
 * For how long (ms) autopilot has given a server the health it gives now; Infinity when it does not say, or the clocks differ too
 * much for its word to be used. Never longer than the leader has led: each leader starts to count anew.
 */
export function stableMs(server: AutopilotServer | undefined, now: number): number {
  const since = Date.parse(server?.stableSince ?? '');
  const ms = now - since;
  return Number.isNaN(ms) || ms < -STABILISING_MS ? Infinity : Math.max(0, ms);
}

/** A server that is back and waits for its vote: alive, in Raft without a vote, and healthy only for a moment. */
export function isStabilising(datacenter: Datacenter, server: Server, now: number): boolean {
  const piloted = autopilotOf(datacenter, server);
  return server.status === 'alive' && piloted?.voter === false && stableMs(piloted, now) < STABILISING_MS;
}
