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

/** What one vantage's coordinates tell of the ways between datacenters. */
export type Chart = {
  /** Index of the datacenter the vantage is in; -1 when that is unknown. */
  home: number;
  /** From its own server to a datacenter, ms. */
  fromOwn: (to: string) => number | null;
  /** Over all pairs of servers of two datacenters, ms. */
  between: (from: string, to: string) => number | null;
};

/** The charts of all vantages, in vantage order. */
export function readCharts(
  witnesses: readonly Witness[],
  indexOf: ReadonlyMap<string, number>,
  now: number,
): Chart[] {
  return witnesses.flatMap(({ state, observation }) => {
    const answer = freshValue(observation.facts.coordinates, now);
    if (!answer) return [];
    const home = state.in === null ? -1 : (indexOf.get(state.in) ?? -1);
    return [{ home, ...measureOnce(answer.value, state.in, state.node) }];
  });
}

/**
 * Consul's estimate of the way between two datacenters, ms: from the asked server to each server of `to`, sorted, the element
 * [len/2] (agent/router/router.go). Where no server of `from` was asked: over all pairs of servers, by any chart that has both.
 */
export function datacenterRoundTripMs(
  ownCharts: readonly Chart[],
  anyCharts: readonly Chart[],
  from: string,
  to: string,
): number | null {
  for (const { fromOwn } of ownCharts) {
    const estimate = fromOwn(to);
    if (estimate !== null) return estimate;
  }
  for (const { between } of anyCharts) {
    const estimate = between(from, to);
    if (estimate !== null) return estimate;
  }
  return null;
}

type Ways = Omit<Chart, 'home'>;
type Measured = { home: string | null; node: string | null; ways: Ways };

/** Coordinates change slowly: the ways that one answer tells are measured once. Answers are never changed. */
const measured = new WeakMap<readonly DatacenterCoordinates[], Measured>();

function measureOnce(
  answer: readonly DatacenterCoordinates[],
  home: string | null,
  node: string | null,
): Ways {
  const before = measured.get(answer);
  if (before && before.home === home && before.node === node) return before.ways;
  const ways = measure(answer, home, node);
  measured.set(answer, { home, node, ways });
  return ways;
}

function measure(answer: readonly DatacenterCoordinates[], home: string | null, node: string | null): Ways {
  const places = new Map<string, Coordinate[]>();
  let own: Coordinate | null = null;
  for (const { datacenter, servers } of wanAreas(answer)) {
    const touched = servers.filter(({ coordinate }) => !isUntouched(coordinate));
    places.set(datacenter, [...(places.get(datacenter) ?? []), ...touched.map((s) => s.coordinate)]);
    const isOwn = (name: string) => name === node || name === `${node}.${datacenter}`;
    if (datacenter === home) own ??= touched.find((server) => isOwn(server.node))?.coordinate ?? null;
  }
  const at = (datacenter: string) => places.get(datacenter) ?? [];
  const start = own === null ? [] : [own];
  const fromOwn = remembered((to) => middle(start, at(to)));
  const rows = remembered((from) => remembered((to) => middle(at(from), at(to))));
  return { fromOwn, between: (from, to) => rows(from)(to) };
}

function remembered<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

/** Enterprise lists a datacenter once per network area; the WAN pool is the one federation uses. */
function wanAreas(entries: readonly DatacenterCoordinates[]): readonly DatacenterCoordinates[] {
  const wan = entries.filter((entry) => entry.areaId === 'wan');
  return wan.length > 0 ? wan : entries;
}

/** All distances sorted, the element [len/2]; null when there is none. */
function middle(from: readonly Coordinate[], to: readonly Coordinate[]): number | null {
  const all = from.flatMap((a) => to.flatMap((b) => roundTripMs(a, b) ?? []));
  return all.sort((a, b) => a - b)[all.length >> 1] ?? null;
}
