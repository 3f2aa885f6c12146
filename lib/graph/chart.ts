import type { DatacenterSnapshot } from '../snapshot/types';
import { bridgeBetween, type Bridge, type Bridgehead } from './bridge';
import { bridgeheadAt } from './island';
import type { Ground } from './fan';
import type { Layout, Place } from './layout';
import type { Box } from './point';

/** What lies on the chart, and how bridges run on it. */
export type Chart = {
  bridgeheads: ReadonlyMap<string, Bridgehead>;
  bend: (a: Bridgehead, b: Bridgehead) => Bridge;
  /** Islands that signs and words of what crosses must keep off; on a ring nothing crosses one. */
  grounds: readonly Place[];
  /** Where a ring has its counts. */
  middle: readonly Ground[];
  box: Box;
};

/** Half of what stands in the middle of a ring, chart units. */
const COUNTS = { aside: 40, radius: 84 };

/** Bridges run through the middle of the ring, or by the `routes` of another layout. */
export function chartOf(
  datacenters: readonly DatacenterSnapshot[],
  layout: Layout,
  routes: Chart['bend'] | null = null,
): Chart {
  const places = new Map(layout.places.map((place) => [place.name, place]));
  const bridgeheads = new Map(
    datacenters.flatMap((datacenter) => {
      const place = places.get(datacenter.name);
      return place ? [[datacenter.name, bridgeheadAt(datacenter, place)] as const] : [];
    }),
  );
  const { centre, box } = layout;
  const bend = routes ?? ((a: Bridgehead, b: Bridgehead) => bridgeBetween(a, b, centre));
  if (layout.kind === 'distance') return { bridgeheads, bend, grounds: layout.places, middle: [], box };
  const middle = [-COUNTS.aside, COUNTS.aside].map((x) => ({
    x: centre.x + x,
    y: centre.y,
    radius: COUNTS.radius,
  }));
  return { bridgeheads, bend, grounds: [], middle, box };
}
