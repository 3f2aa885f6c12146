'use client';
import { useMemo } from 'react';
import type { Rectangle } from '@/lib/graph/place-names';
import type { Box } from '@/lib/graph/point';
import { scaleBar } from '@/lib/graph/scale-bar';
import { namesOnIslands } from '@/lib/graph/wall-names';
import { layOutWallRing, NAME_SIZE } from '@/lib/graph/wall-ring';
import type { Snapshot } from '@/lib/snapshot/types';
import { useByDistance, type ByDistance } from '../federation-graph/use-by-distance';
import { useLayout } from '../federation-graph/use-geometry';
import { WallChart } from './wall-chart';

type Props = { snapshot: Snapshot; box: Box; old: boolean };

/** `kind`: a ring, or the layout whose distances are round-trip times, where they are known. */
export function WallMap({ kind, ...props }: Props & { kind: 'ring' | 'distance' }) {
  const byDistance = useByDistance(kind === 'distance');
  if (byDistance === 'loading') return null;
  return byDistance ? <ToScale {...props} byDistance={byDistance} /> : <Ring {...props} />;
}

function Ring({ snapshot, box, old }: Props) {
  // JSON, because a name may hold whatever could stand between names: the ring is laid out anew only when a name comes or goes.
  const text = JSON.stringify(snapshot.datacenters.map(({ name }) => name));
  const { layout, names } = useMemo(() => layOutWallRing(JSON.parse(text) as string[], box), [text, box]);
  return <WallChart snapshot={snapshot} layout={layout} names={names} byDistance={null} old={old} />;
}

/** The longest bar of the scale, chart units. */
const LONGEST = 130;

const scaleAt = ({ height }: Box): Rectangle => ({
  left: 0,
  top: height - 42,
  right: LONGEST + 14,
  bottom: height,
});

function ToScale({ snapshot, box, old, byDistance }: Props & { byDistance: ByDistance }) {
  const { layout: found } = useLayout(snapshot, box, byDistance, null, null);
  // Nothing stands before the chart here but its scale.
  const layout = useMemo(() => ({ ...found, nameSize: NAME_SIZE, before: [scaleAt(box)] }), [found, box]);
  const names = useMemo(
    () => (layout.names === 'inside' ? namesOnIslands(layout.places, NAME_SIZE) : []),
    [layout],
  );
  if (!('unitsPerMs' in layout)) return <Ring snapshot={snapshot} box={box} old={old} />;
  const { length, text } = scaleBar(layout.unitsPerMs, LONGEST);
  return (
    <>
      <WallChart snapshot={snapshot} layout={layout} names={names} byDistance={byDistance} old={old} />
      <p className="wall-scale">
        <span className="wall-scale-bar" style={{ width: `${(length / box.width) * 100}%` }} />
        <span className="figures">{text} round trip</span>
      </p>
    </>
  );
}
