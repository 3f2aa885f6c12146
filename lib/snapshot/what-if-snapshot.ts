import { singlePoints } from '@/lib/federation/routes/single-points';
import type { Stop } from '@/lib/federation/routes/stops';
import { whatIf } from '@/lib/federation/routes/what-if';
import type { Federation } from '@/lib/federation/types';
import type { WhatIfSnapshot } from './route-types';
import { formatStop } from './stops';

/** What `/api/v1/what-if` answers. */
export function toWhatIfSnapshot(federation: Federation, stops: readonly Stop[]): WhatIfSnapshot {
  return {
    ...whatIf(federation, stops),
    stops: stops.map(formatStop),
    singlePoints: singlePoints(federation).map((point) => ({ ...point, stops: point.stops.map(formatStop) })),
  };
}
