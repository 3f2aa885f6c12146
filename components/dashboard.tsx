'use client';
import { useCallback, useEffect, useRef } from 'react';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { FreshnessBand } from './bands/freshness-band';
import { DatacenterList } from './datacenter-list/datacenter-list';
import { DemoPanel } from './demo-panel/demo-panel';
import { MapPanel } from './federation-graph/map-panel';
import { FindingsList } from './findings/findings-list';
import { Header } from './header/header';
import { Headline } from './header/headline';
import { ViewSwitch } from './header/view-switch';
import { Inspector } from './inspector/inspector';
import { Legend } from './legend/legend';
import { PairTable } from './pair-table/pair-table';
import { useSelection, useView } from './selection/use-selection';
import { useHydrated } from './snapshot/use-hydrated';
import { useSnapshot } from './snapshot/snapshot-query';
import { Loading } from './states/loading';
import { NoDatacenter } from './states/no-datacenter';
import { NoSnapshot } from './states/no-snapshot';

const NARROW = '(max-width: 1023px)';

/** On a narrow screen the details lie above the map: bring them into view when something is selected on it. */
function useDetailsInView(selection: Selection | null) {
  const details = useRef<HTMLElement>(null);
  const before = useRef(selection);
  useEffect(() => {
    const chosen = selection !== null && selection !== before.current;
    before.current = selection;
    if (chosen && window.matchMedia(NARROW).matches) details.current?.scrollIntoView({ block: 'start' });
  }, [selection]);
  return details;
}

function Federation({ snapshot }: { snapshot: Snapshot }) {
  const [selection, setSelection] = useSelection();
  const [view] = useView();
  const select = useCallback((next: Selection | null) => void setSelection(next), [setSelection]);
  const details = useDetailsInView(selection);
  return (
    <div className="flex flex-1 flex-col lg:grid lg:grid-cols-[minmax(0,1fr)_25rem] xl:grid-cols-[minmax(0,1fr)_28rem]">
      <div
        className={`contents lg:flex lg:flex-col ${view === 'map' ? 'lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)]' : ''}`}
      >
        <div className="order-1">
          <Headline snapshot={snapshot} />
        </div>
        <div className="order-3 flex flex-col lg:min-h-0 lg:flex-1">
          <div className="border-t border-line px-4 py-2 sm:hidden">
            <ViewSwitch />
          </div>
          {view === 'map' ? (
            <MapPanel snapshot={snapshot} selection={selection} onSelect={select} />
          ) : (
            <PairTable snapshot={snapshot} selection={selection} onSelect={select} />
          )}
          <Legend />
        </div>
      </div>
      <aside
        ref={details}
        aria-label="Findings and details"
        className="order-2 space-y-5 px-4 py-4 lg:border-l lg:border-line lg:px-5"
      >
        {selection ? (
          <Inspector snapshot={snapshot} selection={selection} onSelect={select} />
        ) : (
          <>
            <FindingsList snapshot={snapshot} onSelect={select} />
            <DatacenterList snapshot={snapshot} onSelect={select} />
          </>
        )}
        {snapshot.source === 'demo' && <DemoPanel />}
      </aside>
    </div>
  );
}

function Content() {
  const { data, error } = useSnapshot();
  const hydrated = useHydrated();
  if (!hydrated) return <Loading />;
  if (data)
    return data.snapshot.datacenters.length > 0 ? (
      <Federation snapshot={data.snapshot} />
    ) : (
      <NoDatacenter snapshot={data.snapshot} />
    );
  return error ? <NoSnapshot error={error} /> : <Loading />;
}

/** The screen at `/`. */
export function Dashboard() {
  return (
    <div className="flex min-h-dvh flex-col">
      <Header />
      <FreshnessBand />
      <main className="flex flex-1 flex-col">
        <Content />
      </main>
    </div>
  );
}
