'use client';
import dynamic from 'next/dynamic';
import { memo } from 'react';
import type { Box } from '@/lib/graph/point';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { useFilter, useMatching } from '../selection/use-selection';
import { FederationMap } from './federation-map';
import { useGrouping, useLayoutKind, useOthers } from './map-params';
import { useBox } from './use-box';
import { useByDistance } from './use-by-distance';
import { useMapView } from './use-map-view';

// Fetched when the map stands: nobody points before there is something to point at.
const HoverCard = dynamic(() => import('./extras').then((m) => m.HoverCard), { ssr: false });

type Props = {
  snapshot: Snapshot;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  old: boolean;
};

/** The map, as large as its room. Age ticks every second; the map is drawn anew only when something on it changes. */
export const MapPanel = memo(function MapPanel(props: Props) {
  const [attach, box] = useBox();
  return (
    <div ref={attach} className="chart relative h-[32rem] overflow-hidden lg:h-auto lg:min-h-80 lg:flex-1">
      {box && <ViewedMap {...props} box={box} />}
    </div>
  );
});

/** As the address of the page wants it: layout, groups, filter, view. */
function ViewedMap(props: Props & { box: Box }) {
  const [kind] = useLayoutKind();
  const [grouping] = useGrouping();
  const [others] = useOthers();
  const [, setFilter] = useFilter();
  const [view, setView] = useMapView(props.box);
  const fitting = useMatching(props.snapshot);
  const byDistance = useByDistance(kind === 'distance');
  if (byDistance === 'loading') return null;
  return (
    <>
      <FederationMap
        {...props}
        byDistance={byDistance}
        grouping={grouping}
        fitting={fitting}
        hidesOthers={others === 'hidden'}
        view={view}
        onView={setView}
      />
      <HoverCard snapshot={props.snapshot} box={props.box} />
      {fitting?.size === 0 && <NoneFits onClear={() => void setFilter(null)} />}
    </>
  );
}

/** Instead of an empty or a wholly quiet chart without a word. */
function NoneFits({ onClear }: { onClear: () => void }) {
  return (
    <p className="absolute inset-x-4 top-1/2 mx-auto w-fit -translate-y-1/2 rounded-lg border border-line bg-panel px-4 py-3 shadow-sm">
      No datacenter fits the filter.{' '}
      <button type="button" className="font-medium text-accent hover:underline" onClick={onClear}>
        Show all
      </button>
    </p>
  );
}
