/** What only the layout by distance needs: fetched when it is first asked for. */
export { layOutByDistance } from '@/lib/graph/distance-layout';
export { placeNames } from '@/lib/graph/place-names';
export { rangeRings, ringFrames } from '@/lib/graph/range-rings';
export { among, roundTripsOf } from '@/lib/graph/round-trips';
export { routesAmong } from '@/lib/graph/routes';
