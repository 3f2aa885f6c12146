'use client';
import dynamic from 'next/dynamic';
import { createElement, useCallback, useEffect, useRef, useState } from 'react';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { LayoutChoice } from './map-toolbar/layout-choice';
import { MapToolbar } from './map-toolbar/map-toolbar';
import { MapPanel } from './federation-graph/map-panel';
import { FindingsList } from './findings/findings-list';
import { Headline } from './header/headline';
import { ViewSwitch } from './header/view-switch';
import type * as inspector from './inspector/inspector';
import { Legend } from './legend/legend';
import { useFocusReturn } from './selection/use-focus-return';
import { useSelection, useView } from './selection/use-selection';
import { useClock } from './settings/use-clock';
import { useFreshness } from './snapshot/use-freshness';

/** As high as the screen, in the place of what is still fetched: what lies below must not come into view only to leave it. */
const BELOW = <div className="min-h-dvh" />;

// Fetched when they are first looked at: most readers of the map never do.
const MapTable = dynamic(() => import('./map-table/map-table').then((m) => m.MapTable), {
  ssr: false,
  loading: () => BELOW,
});
/** In the place of what is fetched and lies below everything else. */
const PENDING = (
  <div>
    <span data-pending />
  </div>
);
const DatacenterList = dynamic(
  () => import('./datacenter-list/datacenter-list').then((m) => m.DatacenterList),
  { ssr: false, loading: () => PENDING },
);
const DemoPanel = dynamic(() => import('./demo-panel/demo-panel').then((m) => m.DemoPanel), {
  ssr: false,
  loading: () => PENDING,
});

const NARROW = '(max-width: 1023px)';

/** What is selected is shown from its beginning: on a narrow screen above the map, beside a list that was scrolled at the list's head. */
function useDetailsInView(selection: Selection | null) {
  const details = useRef<HTMLDivElement>(null);
  const before = useRef(selection);
  useEffect(() => {
    const chosen = selection !== null && selection !== before.current;
    before.current = selection;
    const place = details.current;
    if (chosen && place && (place.getBoundingClientRect().top < 0 || window.matchMedia(NARROW).matches))
      place.scrollIntoView({ block: 'start' });
  }, [selection]);
  return details;
}

/** Needed once something is selected, and then at once; fetched as soon as the map stands. */
function useInspector(): [typeof inspector | 'missing' | null, fetchIt: () => void] {
  const [parts, setParts] = useState<typeof inspector | 'missing' | null>(null);
  const fetchIt = useCallback(() => {
    import('./inspector/inspector').then(setParts, () => setParts('missing'));
  }, []);
  useEffect(fetchIt, [fetchIt]);
  return [parts, fetchIt];
}

/** Its code did not come: the connection was away, or Isthmus has been replaced by another version. */
function NoInspector({ onAgain }: { onAgain: () => void }) {
  const look = 'font-medium text-accent hover:underline';
  return (
    <section role="alert" tabIndex={-1}>
      The details could not be loaded.{' '}
      <button type="button" className={look} onClick={onAgain}>
        Try again
      </button>{' '}
      or{' '}
      <button type="button" className={look} onClick={() => location.reload()}>
        load the page anew
      </button>
      .
    </section>
  );
}

/** Verdict, map or table, and what is wrong; on a phone the verdict, causes and remedies come first. */
export function FederationScreen({ snapshot }: { snapshot: Snapshot }) {
  const clock = useClock();
  const [selection, setSelection] = useSelection();
  const [view] = useView();
  const freshness = useFreshness();
  const select = useCallback((next: Selection | null) => void setSelection(next), [setSelection]);
  const details = useDetailsInView(selection);
  useFocusReturn(selection, details);
  const [parts, fetchInspector] = useInspector();
  const old = freshness.kind === 'stale' || freshness.kind === 'disconnected';
  const still = view === 'map' ? 'lg:sticky lg:top-(--header) lg:h-[calc(100dvh-var(--above,3.5rem))]' : '';
  return (
    <div
      className={`flex flex-1 flex-col lg:grid lg:grid-cols-[minmax(0,1fr)_25rem] xl:grid-cols-[minmax(0,1fr)_28rem] ${old ? 'is-old' : ''}`}
    >
      <div className={`contents lg:flex lg:flex-col ${still}`}>
        <div className="order-1">
          <Headline snapshot={snapshot} asOf={old ? clock(freshness.observedAt) : null} />
        </div>
        <div className="order-3 flex flex-col lg:min-h-0 lg:flex-1">
          <div className="flex items-center justify-between border-t border-line px-4 py-2 sm:hidden">
            <ViewSwitch />
            {view === 'map' && <LayoutChoice />}
          </div>
          <MapToolbar snapshot={snapshot} />
          {view === 'map' ? (
            <MapPanel snapshot={snapshot} selection={selection} onSelect={select} old={old} />
          ) : (
            <MapTable snapshot={snapshot} selection={selection} onSelect={select} />
          )}
          {view === 'map' && <Legend />}
        </div>
      </div>
      <aside aria-label="Findings and details" className="contents lg:block lg:border-l lg:border-line">
        <div ref={details} className="order-2 scroll-mt-(--header) px-4 py-4 lg:px-5">
          {selection ? (
            parts === 'missing' ? (
              <NoInspector onAgain={fetchInspector} />
            ) : parts ? (
              createElement(parts.Inspector, { snapshot, selection, onSelect: select })
            ) : (
              BELOW
            )
          ) : (
            <FindingsList snapshot={snapshot} onSelect={select} />
          )}
        </div>
        <div className="in-turn order-4 space-y-5 px-4 py-4 lg:px-5">
          {snapshot.source === 'demo' && <DemoPanel />}
          {!selection && <DatacenterList snapshot={snapshot} onSelect={select} />}
        </div>
      </aside>
    </div>
  );
}
