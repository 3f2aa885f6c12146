import type { Federation, Pair, Server, StatusChange } from '@/lib/federation/types';
import type { Transition } from '@/lib/observation/transitions';
import { indexFederation } from './federation-index';

/** What comes and goes is looked at over this long, ms: as far as changes are remembered. */
const FLAPPING_WITHIN_MS = 600_000;
/**
 * Falls from which something flaps. Restarting a server twice is work, not flapping; a way falls only after a confirmed failure, and
 * may do so once for each gateway that is replaced.
 */
const LEAST_FALLS = { member: 3, way: 4 } as const;
/** What has been down for longer than this is broken, whatever it did before. */
const DOWN_FOR_GOOD_MS = 60_000;

type Fall = { from: string; to: string };
const MEMBER_FALL: Fall = { from: 'alive', to: 'failed' };
const WAY_FALL: Fall = { from: 'works', to: 'fails' };

/** The changes within the last 10 minutes. */
export function recentChanges<T extends Transition>(changes: readonly T[], now: number): readonly T[] {
  return changes.filter(({ at }) => now - at <= FLAPPING_WITHIN_MS);
}

function flaps(changes: readonly Transition[], fall: Fall, least: number, now: number): boolean {
  if (changes.length < 2 * least - 1) return false;
  const recent = recentChanges(changes, now);
  const last = recent.at(-1);
  if (!last || (last.to === fall.to && now - last.at > DOWN_FOR_GOOD_MS)) return false;
  return recent.filter(({ from, to }) => from === fall.from && to === fall.to).length >= least;
}

const ways = new WeakMap<Federation, ReadonlySet<Pair>>();

/** Ways on which the probe of some vantage works and fails by turns. */
export function flappingWays(federation: Federation): ReadonlySet<Pair> {
  const known = ways.get(federation);
  if (known) return known;
  const found = new Set<Pair>();
  for (const pair of indexFederation(federation).oddPairs()) {
    for (const { changes } of pair.probes) {
      if (flaps(changes, WAY_FALL, LEAST_FALLS.way, federation.takenAt)) found.add(pair);
    }
  }
  ways.set(federation, found);
  return found;
}

const members = new WeakMap<Federation, ReadonlyMap<Server, readonly StatusChange[][]>>();

/** Servers that are alive and failed by turns in some WAN pool, with the changes of each such pool. */
export function flappingServers(federation: Federation): ReadonlyMap<Server, readonly StatusChange[][]> {
  const known = members.get(federation);
  if (known) return known;
  const found = new Map<Server, StatusChange[][]>();
  for (const { servers } of federation.datacenters) {
    for (const server of servers) {
      if (server.changes.length === 0) continue;
      const pools = poolsOf(server).filter((changes) =>
        flaps(changes, MEMBER_FALL, LEAST_FALLS.member, federation.takenAt),
      );
      if (pools.length > 0) found.set(server, pools);
    }
  }
  members.set(federation, found);
  return found;
}

/** The changes in each WAN pool, by vantage. */
function poolsOf({ changes }: Server): StatusChange[][] {
  const pools = new Map<string, StatusChange[]>();
  for (const change of changes) {
    if (change.pool !== 'wan') continue;
    const list = pools.get(change.vantage);
    if (list) list.push(change);
    else pools.set(change.vantage, [change]);
  }
  return [...pools].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
}
