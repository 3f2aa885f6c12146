'use client';
import { useMemo } from 'react';
import { chartOf } from '@/lib/graph/chart';
import { crossings, signFrames, type Crossings } from '@/lib/graph/crossings';
import { layOutByDistance, type DistanceLayout } from '@/lib/graph/distance-layout';
import { islandAt, type Beside, type Island } from '@/lib/graph/island';
import type { Layout } from '@/lib/graph/layout';
import { pairCells } from '@/lib/graph/pair-cells';
import { placeNames } from '@/lib/graph/place-names';
import type { Box } from '@/lib/graph/point';
import { layOutRing } from '@/lib/graph/ring';
import { roundTripsOf } from '@/lib/graph/round-trips';
import { inView, signScaleFor, type View } from '@/lib/graph/viewport';
import type { DatacenterSnapshot, Snapshot } from '@/lib/snapshot/types';
import { worstFirst } from '../datacenter-list/summary';

/** Beyond this many datacenters lines and signs are drawn finer. */
const DENSE_FROM = 40;

/** Where everything lies: the ring, or, where that was asked for and times are known, the chart whose distances are round-trip times. */
export function useLayout(snapshot: Snapshot, box: Box, kind: Layout['kind']): Layout | DistanceLayout {
  const { datacenters, pairs, primary } = snapshot;
  const structure = datacenters.map(({ name }) => name).join('\n');
  const names = useMemo(() => (structure === '' ? [] : structure.split('\n')), [structure]);
  const { roundTripMs } = pairs;
  const trips = useMemo(
    () => (kind === 'distance' ? roundTripsOf({ names, roundTripMs, primary }) : null),
    [kind, names, roundTripMs, primary],
  );
  return useMemo(
    () => (trips && layOutByDistance(trips, box)) ?? layOutRing(names, box),
    [trips, names, box],
  );
}

/** The islands as they are drawn now, and what crosses between them. */
export function useGeometry(
  snapshot: Snapshot,
  layout: Layout | DistanceLayout,
  view: View,
  strong: ReadonlySet<string>,
): {
  islands: readonly { datacenter: DatacenterSnapshot; shape: Island }[];
  crossed: Crossings;
  dense: boolean;
  signScale: number;
} {
  const { datacenters } = snapshot;
  const { box, places } = layout;
  const cells = useMemo(() => pairCells(snapshot), [snapshot]);
  const placeOf = useMemo(() => new Map(places.map((place) => [place.name, place])), [places]);
  const chart = useMemo(() => chartOf(datacenters, layout), [datacenters, layout]);
  const dense = datacenters.length > DENSE_FROM;
  const signScale = signScaleFor(box) * (dense ? 0.72 : 1);
  const crossed = useMemo(
    () => crossings(cells, chart, strong, signScale),
    [cells, chart, strong, signScale],
  );
  const sides = useMemo(() => {
    if (layout.kind === 'ring') return null;
    const [first, ...others] = datacenters.filter(({ name }) => placeOf.has(name));
    const important = first ? [first, ...worstFirst(others)] : [];
    const taken = signFrames(crossed, signScale / view.k);
    return placeNames(
      layout,
      important.map(({ name }) => name),
      view,
      taken,
      'before' in layout ? layout.before : [],
    );
  }, [layout, datacenters, placeOf, view, crossed, signScale]);
  const islands = useMemo(
    () =>
      datacenters.flatMap((datacenter) => {
        const place = placeOf.get(datacenter.name);
        if (!place) return [];
        const zoom = inView(place, place.radius * 1.5, view, box) ? view.k : 1;
        const beside: Beside | undefined = sides
          ? { side: sides.get(datacenter.name) ?? 'none', size: layout.nameSize }
          : undefined;
        return [{ datacenter, shape: islandAt(datacenter, place, zoom, beside) }];
      }),
    [datacenters, placeOf, view, box, sides, layout.nameSize],
  );
  return { islands, crossed, dense, signScale };
}
