import type { Coordinate, DatacenterCoordinates } from '../consul/types';
import { freshValue } from './fresh';
import type { Witness } from './vantages';

/** Error of a coordinate that was never updated (serf/coordinate DefaultConfig VivaldiErrorMax). */
const UNTOUCHED_ERROR = 1.5;

/**
 * Estimated round trip between two coordinates in ms, as serf/coordinate DistanceTo: the distance of the vectors plus both heights,
 * adjusted only when that stays positive. null for coordinates that do not fit together.
 */
export function roundTripMs(a: Coordinate, b: Coordinate): number | null {
  const [av, bv] = [a.vec, b.vec];
  if (av.length !== bv.length) return null;
  let sum = 0;
  for (let i = 0; i < av.length; i++) {
    const difference = (av[i] ?? 0) - (bv[i] ?? 0);
    sum += difference * difference;
  }
  const distance = Math.sqrt(sum) + a.height + b.height;
  const adjusted = distance + a.adjustment + b.adjustment;
  const ms = (adjusted > 0 ? adjusted : distance) * 1_000;
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

/** Never measured: the start value, which stands for no place at all. */
export function isUntouched({ error, vec }: Coordinate): boolean {
  return error >= UNTOUCHED_ERROR && vec.every((part) => part === 0);
}

/** Coordinates as one vantage knows them: of its own server, and of the servers of each datacenter by index. */
export type Chart = { own: Coordinate | null; home: number; servers: readonly (readonly Coordinate[])[] };

/** The charts of all vantages, in vantage order. */
export function readCharts(
  witnesses: readonly Witness[],
  indexOf: ReadonlyMap<string, number>,
  now: number,
): Chart[] {
  return witnesses.flatMap(({ state, observation }) => {
    const good = freshValue(observation.facts.coordinates, now);
    if (!good) return [];
    const servers: Coordinate[][] = Array.from({ length: indexOf.size }, () => []);
    let own: Coordinate | null = null;
    for (const entry of wanAreas(good.value)) {
      const index = indexOf.get(entry.datacenter);
      if (index === undefined) continue;
      for (const { node, coordinate } of entry.servers) {
        if (isUntouched(coordinate)) continue;
        servers[index]?.push(coordinate);
        const isOwn = node === state.node || node === `${state.node}.${entry.datacenter}`;
        if (isOwn && entry.datacenter === state.in) own ??= coordinate;
      }
    }
    const home = state.in === null ? -1 : (indexOf.get(state.in) ?? -1);
    return [{ own, home, servers }];
  });
}

/** Enterprise lists a datacenter once per network area; the WAN pool is the one federation uses. */
function wanAreas(entries: readonly DatacenterCoordinates[]): readonly DatacenterCoordinates[] {
  const wan = entries.filter((entry) => entry.areaId === 'wan');
  return wan.length > 0 ? wan : entries;
}

/**
 * Consul's estimate of the way between two datacenters, ms: from the asked server to each server of `to`, sorted, the element
 * [len/2] (agent/router/router.go). Where no server of `from` was asked: over all pairs of servers, by any chart that has both.
 */
export function datacenterRoundTripMs(
  ownCharts: readonly Chart[],
  anyCharts: readonly Chart[],
  from: number,
  to: number,
): number | null {
  for (const { own, servers } of ownCharts) {
    const estimate = own && middle(distances([own], servers[to] ?? []));
    if (estimate !== null) return estimate;
  }
  for (const { servers } of anyCharts) {
    const estimate = middle(distances(servers[from] ?? [], servers[to] ?? []));
    if (estimate !== null) return estimate;
  }
  return null;
}

function distances(from: readonly Coordinate[], to: readonly Coordinate[]): number[] {
  const all: number[] = [];
  for (const a of from) {
    for (const b of to) {
      const ms = roundTripMs(a, b);
      if (ms !== null) all.push(ms);
    }
  }
  return all;
}

function middle(values: number[]): number | null {
  if (values.length < 2) return values[0] ?? null;
  return values.sort((a, b) => a - b)[values.length >> 1] ?? null;
}
