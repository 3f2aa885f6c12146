import type { Clock } from './clock';
import { roundTripSeconds } from './coordinates';
import { dial, isOpen, NO_SERVER, routableServers, type Way } from './dial';
import type { Timing } from './timing';
import { datacenterOf, type Datacenter, type Server } from './topology';
import type { World } from './world';

/** What became of a request on its way to another datacenter. `after` is the time in ms until the outcome shows. */
export type Forwarded =
  { ok: true; target: Server; after: number } | { ok: false; text: string; after: number };

/** The forwarding half of every Consul server: its connection pool and its offline marks. */
export type Router = {
  forward: (from: Server, to: Datacenter) => Forwarded;
  /** Whether a request under way from `from` to `to` still has its connection. */
  isConnected: (from: Server, to: Datacenter) => boolean;
};

type Memory = {
  way: Way | null;
  usedAt: number;
  /** Stands for Consul's random choices: moves on after every failure. */
  picks: number;
  failingSince: number | null;
  offline: boolean;
  /** Since when an offline datacenter could be reached again. */
  mendedSince: number | null;
};

const CALL_EOF = 'rpc error making call: EOF';

/** Plays the routers of all servers (agent/router, agent/pool; consul.md 2.6 and lab.md section 4). */
export function createRouter(world: World, clock: Clock, timing: Timing): Router {
  const memories = new Map<Server, Map<Datacenter, Memory>>();

  const recall = (from: Server, to: Datacenter): Memory => {
    let ofServer = memories.get(from);
    if (!ofServer) memories.set(from, (ofServer = new Map()));
    let memory = ofServer.get(to);
    if (!memory) {
      memory = {
        way: null,
        usedAt: 0,
        picks: from.ordinal,
        failingSince: null,
        offline: false,
        mendedSince: null,
      };
      ofServer.set(to, memory);
    }
    return memory;
  };

  const lingers = (memory: Memory, from: Server, to: Datacenter, now: number): boolean => {
    if (!dial(world, from, to, memory.picks).ok) {
      memory.mendedSince = null;
      memory.picks++;
      return true;
    }
    memory.mendedSince ??= now;
    return now - memory.mendedSince < timing.offlineLinger;
  };

  const forward = (from: Server, to: Datacenter): Forwarded => {
    const now = clock.now();
    const memory = recall(from, to);
    const home = datacenterOf(world.topology, from);
    const roundTrip = roundTripSeconds(home.position, to.position) * 1000 * timing.latencyScale;
    if (routableServers(world, home, to).length === 0) return { ok: false, text: NO_SERVER, after: 1 };
    if (memory.offline) {
      if (lingers(memory, from, to, now)) return { ok: false, text: NO_SERVER, after: 1 };
      Object.assign(memory, { offline: false, mendedSince: null, failingSince: null, way: null });
    }
    if (memory.way && now - memory.usedAt < timing.poolIdle) {
      const state = isOpen(world, from, memory.way);
      if (state === 'open') {
        memory.usedAt = now;
        return { ok: true, target: memory.way.target, after: roundTrip };
      }
      memory.way = null;
      memory.picks++;
      return { ok: false, text: CALL_EOF, after: state === 'swallowed' ? timing.hang : 1 };
    }
    const outcome = dial(world, from, to, memory.picks);
    if (outcome.ok) {
      Object.assign(memory, { way: outcome.way, usedAt: now, failingSince: null });
      // TCP, TLS and the request itself.
      return { ok: true, target: outcome.way.target, after: 3 * roundTrip };
    }
    memory.way = null;
    memory.picks++;
    memory.failingSince ??= now;
    // Routers ping on their own schedules: about half of them notice while the others keep dialling.
    const pings = (from.ordinal + to.ordinal) % 2 === 0;
    memory.offline = pings && now - memory.failingSince >= timing.offlineAfter;
    const after = { none: 1, slow: timing.dialTimeout, hangs: timing.hang }[outcome.delay];
    return { ok: false, text: outcome.text, after };
  };

  return {
    forward,
    isConnected: (from, to) => {
      const { way } = recall(from, to);
      return way !== null && isOpen(world, from, way) !== 'broken';
    },
  };
}
