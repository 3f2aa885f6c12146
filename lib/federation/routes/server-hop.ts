import type { Datacenter, Server } from '../types';
import { hopReason } from './hop-reason';
import { hopState } from './hop-state';
import type { Ground } from './ground';
import type { Stops } from './stops';
import type { Candidate, Hop } from './types';

/** Consul's default RPC port: servers are dialled there directly, or by a gateway of their own datacenter. */
const RPC_PORT = 8300;

/**
 * The servers of `to` that the router of `from` may choose: those its WAN pool has alive. Each gets the dial on if it lives by what its
 * own datacenter says, since WAN gossip is no evidence of life (consul.md 0).
 */
export function serverHop(ground: Ground, { from, to }: { from: string; to: string }, stops: Stops): Hop {
  const datacenter = ground.datacenter(to);
  const pool = ground.pool(from, to);
  const candidates = (datacenter?.servers ?? [])
    .filter(({ status }) => status !== 'left')
    .map((server): Candidate => {
      const { node, address } = server;
      const place = { name: node, node: null, address: address && rpcAddress(address) };
      if (stops.hasServer(to, node)) return { ...place, chosen: false, works: null, state: 'stopped' };
      const life = lifeOf(server, datacenter);
      const chosen = pool === null ? life !== false : pool.get(node) === true;
      if (!chosen) return { ...place, chosen, works: null, state: pool === null ? 'dead' : 'offline-here' };
      return {
        ...place,
        chosen,
        works: life,
        state: life === null ? 'life-unknown' : life ? 'alive' : 'dead',
      };
    });
  const kind = 'server' as const;
  const state = pool === null && candidates.length === 0 ? 'unknown' : hopState(candidates);
  const hop = { kind, datacenter: to, side: 'rpc' as const, state, candidates };
  return { ...hop, reason: hopReason(hop, from) };
}

/** Servers behind mesh gateways may have addresses that nobody else can dial: that one lives is then no proof. */
export function withoutRoute(hop: Hop, observer: string): Hop {
  const candidates = hop.candidates.map((candidate) =>
    candidate.works === true ? { ...candidate, works: null, state: 'no-known-route' as const } : candidate,
  );
  const changed = { ...hop, candidates, state: hopState(candidates) };
  return { ...changed, reason: hopReason(changed, observer) };
}

const rpcAddress = (address: string): string =>
  `${address.includes(':') ? `[${address}]` : address}:${RPC_PORT}`;

/** Whether a server lives, as its own datacenter says; null when nobody there tells. */
function lifeOf(
  { node, id, lan }: Server,
  datacenter: Pick<Datacenter, 'autopilot'> | undefined,
): boolean | null {
  if (lan.known) return lan.value === 'alive';
  const { autopilot } = datacenter ?? {};
  const piloted = autopilot?.known
    ? autopilot.value.servers.find((server) => (id ? server.id === id : server.node === node))
    : undefined;
  return piloted ? piloted.serfStatus === 'alive' : null;
}
