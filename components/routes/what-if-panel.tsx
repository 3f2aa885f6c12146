'use client';
import { useRef } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { ApiProblem } from '../snapshot/api-problem';
import { useStops } from './route-params';
import { useWhatIf } from './route-queries';
import { SinglePointsList } from './single-points-list';
import { StopChoices } from './stop-choices';
import { WhatIfResult } from './what-if-result';

/** Stop something in thought, and what stops everything anyway. */
export function WhatIfPanel({ snapshot }: { snapshot: Snapshot }) {
  const [stops, setStops] = useStops();
  const { data, error } = useWhatIf(stops, snapshot.revision);
  const top = useRef<HTMLElement>(null);
  const stop = (next: readonly string[]) => {
    void setStops(next.length > 0 ? [...next] : null);
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <section aria-labelledby="points-title" className="space-y-1">
        <h2 id="points-title" className="text-[0.9375rem] font-bold">
          Single points of failure
        </h2>
        {data ? (
          <SinglePointsList points={data.singlePoints} onStop={stop} />
        ) : (
          !error && (
            // Not while somebody chooses: what has the focus must not be taken away.
            <p data-pending={stops.length === 0 || undefined} className="text-ink-faint">
              Looking for them …
            </p>
          )
        )}
      </section>
      <section ref={top} aria-labelledby="what-if-title" className="scroll-mt-(--header) space-y-3">
        <div>
          <h2 id="what-if-title" className="text-[0.9375rem] font-bold">
            What if it stops?
          </h2>
          <p className="text-ink-soft">
            Nothing is touched: choose what to think away, and see which ways break.
          </p>
        </div>
        {data && stops.length > 0 && <WhatIfResult result={data} />}
        {error && (
          <p role="alert" className="text-ink-soft">
            This could not be told: {error.message}
            {error instanceof ApiProblem && error.detail !== null && `. ${error.detail}`}
          </p>
        )}
        <StopChoices datacenters={snapshot.datacenters} stops={stops} onChange={stop} />
      </section>
    </>
  );
}
