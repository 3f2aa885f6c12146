import { hostOf, isSame, newestConfiguration, type ServerFacts } from './servers';
import type { Known, Quorum, Server } from './types';

/**
 * Voters of the Raft configuration, as it or autopilot told last; when neither is known (both need a leader) the Raft peers, else
 * `bootstrap_expect`.
 * A voter is alive as the LAN pool says, else as autopilot or the catalog does. null when the liveness of a voter is not known:
 * WAN gossip is no evidence of life (consul.md 0).
 */
export function quorumOf(
  all: readonly Server[],
  facts: ServerFacts,
  peers: Known<readonly string[]>,
): Quorum | null {
  const servers = all.filter(({ renamedTo }) => renamedTo === null);
  const voters = voterLives(servers, facts, peers);
  if (!voters || voters.length === 0 || voters.includes(null)) return null;
  const alive = voters.filter(Boolean).length;
  const needed = Math.floor(voters.length / 2) + 1;
  return { voters: voters.length, alive, needed, tolerance: alive - needed };
}

/** One entry a voter: alive, dead, or null for not known. */
function voterLives(
  servers: readonly Server[],
  facts: ServerFacts,
  peers: Known<readonly string[]>,
): (boolean | null)[] | null {
  const life = (is: (server: Server) => boolean) => lifeOf(servers.filter(is), facts);
  const voters = newestConfiguration(facts)?.filter((server) => server.voter) ?? [];
  if (voters.length > 0) return voters.map((voter) => life((server) => isSame(server, voter)));
  if (peers.known && peers.value.length > 0) {
    return peers.value.map((peer) => life((server) => server.address === hostOf(peer)));
  }
  const living = servers.filter((server) => isAlive(server, facts) === true);
  const expect = Math.max(0, ...living.map((server) => server.expect ?? 0));
  if (expect === 0) return null;
  return Array.from({ length: expect }, (_, i) => i < living.length);
}

/** A server that was renamed is listed under its old name too, with the same id: it lives if it does under any. */
function lifeOf(named: readonly Server[], facts: ServerFacts): boolean | null {
  if (named.length === 0) return absentLife(facts);
  const lives = named.map((server) => isAlive(server, facts));
  return lives.includes(true) ? true : lives.includes(null) ? null : false;
}

function isAlive(server: Server, { autopilot, catalog }: ServerFacts): boolean | null {
  if (server.lan.known) return server.lan.value === 'alive';
  const piloted = autopilot.known ? autopilot.value.servers.find((s) => isSame(s, server)) : undefined;
  if (piloted) return piloted.serfStatus === 'alive';
  const listed = catalog.known ? catalog.value.find((s) => isSame(s, server)) : undefined;
  return listed && listed.serfHealth !== null ? listed.serfHealth === 'passing' : null;
}

/** A voter that no list of servers names is dead where such a list is known. */
function absentLife({ lan, catalog }: ServerFacts): boolean | null {
  return (lan.source !== null && !lan.filtered) || catalog.known ? false : null;
}
