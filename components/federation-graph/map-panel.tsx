'use client';
import { memo } from 'react';
import type { Box } from '@/lib/graph/point';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { FederationMap } from './federation-map';
import { useLayoutKind } from './map-params';
import { useBox } from './use-box';
import { useMapView } from './use-map-view';

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

/** With layout and view as the address of the page has them. */
function ViewedMap(props: Props & { box: Box }) {
  const [kind] = useLayoutKind();
  const [view, setView] = useMapView(props.box);
  return <FederationMap {...props} kind={kind} view={view} onView={setView} />;
}
