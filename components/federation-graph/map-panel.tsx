'use client';
import { memo } from 'react';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { useFreshness } from '../snapshot/use-freshness';
import { FederationMap } from './federation-map';
import { useBox } from './use-box';

type Props = {
  snapshot: Snapshot;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
};

const StillMap = memo(FederationMap);

/** The map, as large as its room. What is old is drawn pale. */
export function MapPanel({ snapshot, selection, onSelect }: Props) {
  const [attach, box] = useBox();
  const { kind } = useFreshness();
  return (
    <div ref={attach} className="chart relative h-[32rem] overflow-hidden lg:h-auto lg:min-h-0 lg:flex-1">
      {box && (
        <StillMap
          snapshot={snapshot}
          box={box}
          selection={selection}
          onSelect={onSelect}
          old={kind === 'stale' || kind === 'disconnected'}
        />
      )}
    </div>
  );
}
