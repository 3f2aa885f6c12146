import { isBlocked } from './conditions';
import { atLeast, datacenterOf, type Datacenter, type Gateway, type HostPort, type Server } from './topology';
import { leaderOf, usableGateways, type World } from './world';

/** An open way from a server to one of another datacenter. Gateways are null in traditional federation. */
export type Way = { own: Gateway | null; remote: Gateway | null; target: Server };

/** The outcome of opening one new connection. `slow` waits for the dial time-out, `hangs` until somebody gives up. */
export type Dial = { ok: true; way: Way } | { ok: false; text: string; delay: 'none' | 'slow' | 'hangs' };

const GET_CONN = 'rpc error getting client: failed to get conn: ';
/** The router knows the datacenter and has no server, or the locator no gateway (agent/structs/errors.go). */
export const NO_SERVER = 'Remote DC has no server currently reachable';

/** The dial error as Go prints it. */
export function dialError(from: Server, to: HostPort, cause: string): string {
  return `dial tcp ${from.address}:0->${to.address}:${to.port}: ${cause}`;
}

/** Servers of `to` that the router of `from` would try: with none alive it answers that no server is reachable. */
export function routableServers(world: World, from: Datacenter, to: Datacenter): Server[] {
  const view = world.wan.get(from);
  return to.servers.filter((server) => !view?.has(server));
}

/**
 * Opens a connection as Consul 1.8 and later would (agent/consul/gateway_locator.go; consul.md 2.3). `pick` stands for
 * Consul's random choices among equals: counting it up walks through them. `throughLocal` overrides DialPrimaryThroughLocal.
 */
export function dial(world: World, from: Server, to: Datacenter, pick: number, throughLocal?: boolean): Dial {
  const { conditions, topology } = world;
  const home = datacenterOf(topology, from);
  const targets = routableServers(world, home, to);
  const target = targets[pick % Math.max(1, targets.length)];
  if (!target) return fail(NO_SERVER);
  const rpc = { address: target.address, port: 8300 };
  const swallowed = conditions.swallowed.has(home) || conditions.swallowed.has(to);

  if (topology.mode === 'traditional') {
    if (swallowed || isBlocked(conditions, home, to))
      return slow(`${GET_CONN}${dialError(from, rpc, 'i/o timeout')}`);
    if (conditions.stoppedServers.has(target))
      return fail(GET_CONN + dialError(from, rpc, 'connect: connection refused'));
    return { ok: true, way: { own: null, remote: null, target } };
  }
  // Without the flag a server dials members directly; no network behind gateways lets it.
  if (conditions.flagMissing.has(from)) return slow(`${GET_CONN}${dialError(from, rpc, 'i/o timeout')}`);

  const own = usableGateways(world, home, home);
  const local = throughLocal ?? dialsPrimaryThroughLocal(world, home, from);
  if (to === topology.primary && !(local && own.length > 0)) {
    const addresses = new Set([...usableGateways(world, home, to), ...to.gateways]);
    const remote = [...addresses][pick % Math.max(1, addresses.size)];
    if (!remote) return fail(GET_CONN + NO_SERVER);
    if (swallowed) return hang();
    if (isBlocked(conditions, home, to)) return slow(GET_CONN + dialError(from, remote.wan, 'i/o timeout'));
    if (conditions.stoppedGateways.has(remote))
      return fail(GET_CONN + dialError(from, remote.wan, 'connect: connection refused'));
    return arrive(world, null, remote, target);
  }

  const first = own[pick % Math.max(1, own.length)];
  if (!first) return fail(GET_CONN + NO_SERVER);
  if (conditions.stoppedGateways.has(first))
    return fail(GET_CONN + dialError(from, first.lan, 'connect: connection refused'));
  if (swallowed) return hang();
  const candidates = usableGateways(world, home, to);
  const remote = candidates[pick % Math.max(1, candidates.length)];
  // The own gateway accepts, then closes: it has no route (unregistered SNI, no endpoint, or the next hop refuses).
  if (!remote || conditions.untaggedGateways.has(first)) return fail(`${GET_CONN}EOF`);
  if (isBlocked(conditions, home, to) || conditions.stoppedGateways.has(remote))
    return fail(`${GET_CONN}EOF`);
  return arrive(world, first, remote, target);
}

function arrive(world: World, own: Gateway | null, remote: Gateway, target: Server): Dial {
  const { stoppedServers, untaggedGateways } = world.conditions;
  // Envoy has listeners for servers only on gateways tagged for federation; a stopped server refuses behind it.
  if (untaggedGateways.has(remote) || stoppedServers.has(target)) return fail(`${GET_CONN}EOF`);
  return { ok: true, way: { own, remote, target } };
}

/** Whether a connection that was open still carries bytes: registrations no longer matter, processes and networks do. */
export function isOpen(world: World, from: Server, way: Way): 'open' | 'broken' | 'swallowed' {
  const { conditions, topology } = world;
  const home = datacenterOf(topology, from);
  const to = datacenterOf(topology, way.target);
  const stopped = [way.own, way.remote].some((gateway) => gateway && conditions.stoppedGateways.has(gateway));
  if (stopped || conditions.stoppedServers.has(way.target) || isBlocked(conditions, home, to))
    return 'broken';
  return conditions.swallowed.has(home) || conditions.swallowed.has(to) ? 'swallowed' : 'open';
}

/** Whether the leader of `home` can reach `to` at all, by its own gateways or directly (consul.md 2.5). */
export function leaderReaches(world: World, home: Datacenter, to: Datacenter): boolean {
  const leader = leaderOf(world, home);
  if (!leader || world.conditions.stoppedServers.has(leader)) return false;
  if (home === to) return true;
  // Every combination of gateways and servers: their numbers are at most nine.
  for (let pick = 0; pick < 12; pick++) {
    if (dial(world, leader, to, pick, true).ok || dial(world, leader, to, pick, false).ok) return true;
  }
  return false;
}

/** Followers since 1.8.8 and 1.9.2 (PR #9366) always, the leader while replication from the primary works. */
function dialsPrimaryThroughLocal(world: World, home: Datacenter, server: Server): boolean {
  if (leaderOf(world, home) === server) return !world.replicationFailing.has(home);
  const { version } = server;
  return atLeast(version, '1.9.2') || (atLeast(version, '1.8.8') && !atLeast(version, '1.9.0'));
}

function fail(text: string): Dial {
  return { ok: false, text, delay: 'none' };
}

function slow(text: string): Dial {
  return { ok: false, text, delay: 'slow' };
}

function hang(): Dial {
  return { ok: false, text: 'rpc error making call: EOF', delay: 'hangs' };
}
