'use client';
import { SlidersHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { FACETS, parseFilter } from '@/lib/graph/datacenter-filter';
import type { Snapshot } from '@/lib/snapshot/types';
import { useGrouping } from '../federation-graph/map-params';
import { Menu } from '../menu';
import { useFilter } from '../selection/use-selection';

// Fetched when it is first opened.
const FilterPanel = dynamic(() => import('./filter-panel').then((m) => m.FilterPanel), { ssr: false });

/** How much is filtered and grouped, and the panel that does it. */
export function FilterMenu({ snapshot }: { snapshot: Snapshot }) {
  const [text] = useFilter();
  const [grouping] = useGrouping();
  const filter = parseFilter(text);
  const active = FACETS.filter((facet) => filter[facet].length > 0).length + Number(grouping !== null);
  return (
    <Menu
      label="Filter and group"
      summary={
        <>
          <SlidersHorizontal size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">Filter and group</span>
          {active > 0 && (
            <span className="figures grid size-4.5 place-items-center rounded-full bg-accent text-[0.6875rem] font-bold text-panel">
              {active}
            </span>
          )}
        </>
      }
      className="inline-flex h-8 items-center gap-1.5 rounded-lg border border-line px-2.5 text-[0.8125rem] font-medium whitespace-nowrap text-ink-soft hover:bg-raised hover:text-ink"
      anchorClassName="sm:relative"
      panelClassName="space-y-4 max-sm:inset-x-4 sm:left-0 sm:w-84"
    >
      <FilterPanel snapshot={snapshot} />
    </Menu>
  );
}
