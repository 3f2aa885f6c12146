'use client';
import type { Snapshot } from '@/lib/snapshot/types';
import { useMatching, useView } from '../selection/use-selection';
import { FilterField } from './filter-field';
import { FilterMenu } from './filter-menu';
import { LayoutChoice } from './layout-choice';

/** Which datacenters stand out, and how they stand on the map. */
export function MapToolbar({ snapshot }: { snapshot: Snapshot }) {
  const [view] = useView();
  const fitting = useMatching(snapshot);
  const all = snapshot.datacenters.length;
  return (
    <div
      role="search"
      aria-label="Datacenters"
      className="relative flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2 lg:px-6"
    >
      <FilterField />
      <FilterMenu snapshot={snapshot} />
      <p role="status" className="figures text-ink-soft">
        {fitting ? `${fitting.size} of ${all} datacenters` : `${all} datacenter${all === 1 ? '' : 's'}`}
      </p>
      {view === 'map' && (
        <div className="ml-auto max-sm:hidden">
          <LayoutChoice />
        </div>
      )}
    </div>
  );
}
