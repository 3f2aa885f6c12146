'use client';
import { useMemo } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { useBox } from '../federation-graph/use-box';
import { WallMap } from './wall-map';
import { WallMatrix } from './wall-matrix';

/** Up to here the names of a ring can be read from five metres; beyond it the matrix tells more. */
const MAP_AT_MOST = 30;
/** The shorter side of the map is so many chart units: the map is magnified with the screen, words and all. */
const CHART_SIDE = 480;

type Props = { snapshot: Snapshot; kind: 'ring' | 'distance'; old: boolean };

/** The map, or the matrix of a federation too large for it. Nobody points at it. */
export function WallPicture({ snapshot, kind, old }: Props) {
  const [attach, box] = useBox();
  const chart = useMemo(() => {
    if (!box) return null;
    const scale = Math.min(box.width, box.height) / CHART_SIDE;
    return { width: Math.round(box.width / scale), height: Math.round(box.height / scale) };
  }, [box]);
  const large = snapshot.datacenters.length > MAP_AT_MOST;
  return (
    <div ref={attach} className="wall-picture chart" inert>
      {chart && !large && <WallMap snapshot={snapshot} kind={kind} box={chart} old={old} />}
      {/* Colours of the past are other ones: a canvas has to be painted anew. */}
      {box && large && <WallMatrix key={String(old)} snapshot={snapshot} box={box} />}
    </div>
  );
}
