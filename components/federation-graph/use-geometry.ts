'use client';
import { useMemo } from 'react';
import { chartOf } from '@/lib/graph/chart';
import { crossings, signFrames, type Crossings } from '@/lib/graph/crossings';
import type { Facet } from '@/lib/graph/datacenter-filter';
import type { DistanceLayout } from '@/lib/graph/distance-layout';
import { groupsOf, type Group } from '@/lib/graph/groups';
import { islandAt, type Beside, type Island } from '@/lib/graph/island';
import type { Layout } from '@/lib/graph/layout';
import { pairCells } from '@/lib/graph/pair-cells';
import type { Box } from '@/lib/graph/point';
import type { RangeRings } from '@/lib/graph/range-rings';
import { layOutRing } from '@/lib/graph/ring';
import { namesOnRing } from '@/lib/graph/ring-names';
import { inView, signScaleFor, type View } from '@/lib/graph/viewport';
import type { DatacenterSnapshot, Snapshot } from '@/lib/snapshot/types';
import { worstFirst } from '../datacenter-list/summary';
import type { ByDistance } from './use-by-distance';

/** Beyond this many datacenters lines and signs are drawn finer. */
const DENSE_FROM = 40;

/** Names of what is not well that are led to where there is room. */
const LED_AT_MOST = 30;

const NO_GROUPS: readonly Group[] = [];

/**
 * Where everything lies: the ring, in groups where that was asked for, or, where times are known, the chart whose distances are round-trip
 * times. `only`: those that are on the map at all; null: all.
 */
export function useLayout(
  snapshot: Snapshot,
  box: Box,
  byDistance: ByDistance | null,
  grouping: Facet | null,
  only: ReadonlySet<string> | null,
): { layout: Layout | DistanceLayout; groups: readonly Group[] } {
  const { datacenters, pairs, primary } = snapshot;
  const all = useSame(datacenters.map(({ name }) => name));
  const names = useSame(only ? all.filter((name) => only.has(name)) : all);
  const { roundTripMs } = pairs;
  const trips = useMemo(
    () => byDistance?.roundTripsOf({ names: all, roundTripMs, primary }),
    [byDistance, all, roundTripMs, primary],
  );
  const toScale = useMemo(() => {
    if (!byDistance || !trips) return null;
    return byDistance.layOutByDistance(names === all ? trips : byDistance.among(trips, new Set(names)), box);
  }, [byDistance, trips, names, all, box]);
  const groups = useMemo(() => {
    if (!grouping) return NO_GROUPS;
    const shown = new Set(names);
    return groupsOf(
      datacenters.filter(({ name }) => shown.has(name)),
      grouping,
    );
  }, [datacenters, names, grouping]);
  const order = useSame(grouping ? groups.flatMap((group) => group.names) : names);
  const sizes = useSame(groups.map((group) => String(group.names.length)));
  const ring = useMemo(() => layOutRing(order, box, sizes.map(Number)), [order, sizes, box]);
  return { layout: toScale ?? ring, groups: toScale ? NO_GROUPS : groups };
}

/** The list of before as long as nothing in it changes. */
function useSame(list: readonly string[]): readonly string[] {
  // JSON, because a name may hold whatever could stand between names; what comes back is the list of strings that went in.
  const text = JSON.stringify(list);
  return useMemo(() => JSON.parse(text) as string[], [text]);
}

/** The islands as they are drawn now, and what crosses between them. */
export function useGeometry(
  snapshot: Snapshot,
  layout: Layout | DistanceLayout,
  view: View,
  byDistance: ByDistance | null,
  /** Ways that are drawn one by one in any case. */
  strong: ReadonlySet<string>,
  /** Whose names have room first. */
  first: Pick<ReadonlySet<string>, 'has'> | null,
  ranges: RangeRings | null,
): {
  islands: readonly { datacenter: DatacenterSnapshot; shape: Island }[];
  crossed: Crossings;
  dense: boolean;
  signScale: number;
} {
  const { datacenters } = snapshot;
  const { box, places } = layout;
  const all = useMemo(() => pairCells(snapshot), [snapshot]);
  const placeOf = useMemo(() => new Map(places.map((place) => [place.name, place])), [places]);
  // Ways of which an end is not on the map are neither.
  const cells = useMemo(
    () =>
      placeOf.size === datacenters.length
        ? all
        : all.filter(({ from, to }) => placeOf.has(from) && placeOf.has(to)),
    [all, placeOf, datacenters],
  );
  const routes = useMemo(
    () => (byDistance && layout.kind === 'distance' ? byDistance.routesAmong(places, layout.radius) : null),
    [byDistance, layout, places],
  );
  const chart = useMemo(() => chartOf(datacenters, layout, routes), [datacenters, layout, routes]);
  const dense = places.length > DENSE_FROM;
  const signScale = signScaleFor(box) * (dense ? 0.72 : 1);
  const crossed = useMemo(
    () => crossings(cells, chart, strong, signScale),
    [cells, chart, strong, signScale],
  );
  const important = useMemo(() => {
    const [primary, ...others] = datacenters.filter(({ name }) => placeOf.has(name));
    const names = primary ? [primary, ...worstFirst(others)].map(({ name }) => name) : [];
    const isFirst = (name: string) => first?.has(name) === true;
    return [...names.filter(isFirst), ...names.filter((name) => !isFirst(name))];
  }, [datacenters, placeOf, first]);
  const troubled = useMemo(
    () =>
      new Set(
        datacenters.flatMap(({ name, role, status }) =>
          role === 'primary' || status === 'critical' || status === 'warning' ? [name] : [],
        ),
      ),
    [datacenters],
  );
  const sideOf = useMemo((): ((name: string) => Beside['side']) => {
    if (layout.kind === 'ring' || !byDistance) {
      const named = namesOnRing(layout, important, view);
      return (name) => (named.has(name) ? 'outwards' : 'none');
    }
    const before = 'before' in layout ? layout.before : [];
    const { words, ...ofWays } = signFrames(crossed, signScale / view.k);
    const times = ranges ? byDistance.ringFrames(ranges) : [];
    const obstacles = { before, words: [...words, ...times], ...ofWays };
    const needed = important.filter((name) => troubled.has(name)).slice(0, LED_AT_MOST);
    const sides = byDistance.placeNames(layout, important, view, obstacles, needed);
    return (name) => sides.get(name) ?? 'none';
  }, [layout, byDistance, important, troubled, view, crossed, signScale, ranges]);
  const islands = useMemo(
    () =>
      datacenters.flatMap((datacenter) => {
        const place = placeOf.get(datacenter.name);
        if (!place) return [];
        const isSeen = inView(place, place.radius * 1.5, view, box);
        // What is off the screen is drawn as on the whole chart: without a name, which would be as large as the chart is magnified.
        const side = isSeen || view.k === 1 ? sideOf(datacenter.name) : 'none';
        const beside: Beside = { side, size: layout.nameSize };
        const zoom = isSeen ? view.k : 1;
        return [{ datacenter, shape: islandAt(datacenter, place, zoom, beside) }];
      }),
    [datacenters, placeOf, view, box, sideOf, layout.nameSize],
  );
  return { islands, crossed, dense, signScale };
}
