import type { AutopilotHealth } from '@/lib/consul/types';
import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { ourTime } from './server-clock';
import { leftByCrash } from './status-history';

export type AutopilotServer = AutopilotHealth['servers'][number];

/** Autopilot makes a server that came back a voter after it was stable for 10 s (server_stabilization_time); some slack for the read. */
const STABILISING_MS = 30_000;

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
function isDead(datacenter: Datacenter, server: Server): boolean {
  if (server.lan.known) return server.lan.value === 'failed';
  return autopilotOf(datacenter, server)?.serfStatus === 'failed';
}

/**
 * Whether the datacenter itself still knows a server: in its LAN pool, dead or alive, or in its Raft. null when it does not tell.
 * Enlisting it in Raft gives it a LAN status too, so only the pool's own word counts.
 */
export function isInDatacenter({ raft, autopilot, peers }: Datacenter, server: Server): boolean | null {
  const { lan, node } = server;
  if (!lan.known) return null;
  if (lan.value !== 'none') return true;
  const inRaft = [...(raft.known ? raft.value : []), ...(autopilot.known ? autopilot.value.servers : [])];
  if (!inRaft.some((peer) => peer.node === node)) return false;
  // The configuration is read once a minute, the peers more often: what they no longer name has gone since.
  const addresses = inRaft.filter((peer) => peer.node === node).map(({ address }) => address);
  return peers.known && !addresses.some((address) => peers.value.includes(address)) ? false : true;
}

/** The dead servers of a datacenter, in its order. */
export const deadServers = (datacenter: Datacenter): Server[] =>
  datacenter.servers.filter((server) => isDead(datacenter, server));

/** Servers that were seen to fail before they were listed as left, while the datacenter has fewer than it expects. */
export function removedServers(datacenter: Datacenter): Server[] {
  if (missingServers(datacenter) === null) return [];
  return datacenter.servers.filter((server) => server.status === 'left' && leftByCrash(server));
}

/**
 * Members of the Raft configuration against `bootstrap_expect` of the living; null when none is missing, or it is not known. The peers
 * are read more often than the configuration, and a server that just came back is a member before it votes. `observed`: not inferred
 * from who left.
 */
export function missingServers(
  datacenter: Datacenter,
): { members: number; expect: number; observed: boolean } | null {
  const alive = datacenter.servers.filter(({ status }) => status === 'alive');
  const expect = Math.max(0, ...alive.map((server) => server.expect ?? 0));
  const counted = memberCount(datacenter, alive.length);
  if (counted === null || counted.members === 0 || counted.members >= expect) return null;
  return { ...counted, expect };
}

function memberCount(
  { raft, peers, servers, leader }: Datacenter,
  alive: number,
): { members: number; observed: boolean } | null {
  if (peers.known && (!raft.known || peers.source.at >= raft.source.at)) {
    return { members: peers.value.length, observed: true };
  }
  if (raft.known) return { members: raft.value.length, observed: true };
  const gone = servers.filter(({ status }) => status === 'left').length;
  const failed = servers.length - alive - gone;
  const isLed = leader.known && leader.value !== null;
  return gone > 0 && failed === 0 && isLed ? { members: alive, observed: false } : null;
}

/**
 * For how long (ms) autopilot has given a server the health it gives now; Infinity when it does not say, or the clocks differ too
 * much for its word to be used. Never longer than the leader has led: each leader starts to count anew.
 */
export function stableMs(
  federation: Federation,
  { autopilot }: Datacenter,
  server: AutopilotServer | undefined,
): number {
  if (!autopilot.known) return Infinity;
  const ms = federation.takenAt - ourTime(federation, autopilot.source, server?.stableSince);
  return Number.isNaN(ms) || ms < -STABILISING_MS ? Infinity : Math.max(0, ms);
}

/** A server that is back and waits for its vote: alive, in Raft without a vote, and healthy only for a moment. */
export function isStabilising(federation: Federation, datacenter: Datacenter, server: Server): boolean {
  const piloted = autopilotOf(datacenter, server);
  if (server.status !== 'alive' || piloted?.voter !== false) return false;
  return stableMs(federation, datacenter, piloted) < STABILISING_MS;
}
