import { useMemo } from 'react';
import type { DistanceLayout } from '@/lib/graph/distance-layout';
import type { Layout } from '@/lib/graph/layout';
import { WHOLE } from '@/lib/graph/viewport';
import { LINE, nameOver, type WallName } from '@/lib/graph/wall-names';
import type { Snapshot } from '@/lib/snapshot/types';
import { Fan } from '../federation-graph/fan';
import { HalfBridge } from '../federation-graph/half-bridge';
import { Island } from '../federation-graph/island';
import { Sea } from '../federation-graph/sea';
import type { ByDistance } from '../federation-graph/use-by-distance';
import { useGeometry } from '../federation-graph/use-geometry';
import { pairTone } from '../status/tone';
import { wallIsland } from './wall-island';

type Props = {
  snapshot: Snapshot;
  layout: Layout | DistanceLayout;
  /** Names that stand where the layout wants them; the others stand beside their islands. */
  names: readonly WallName[];
  byDistance: ByDistance | null;
  old: boolean;
};

const NONE: ReadonlySet<string> = new Set();
const nothing = () => undefined;

/** The chart of the map, without what is only for a reader near by or with a pointer, and with names that are read from afar. */
export function WallChart({ snapshot, layout, names, byDistance, old }: Props) {
  const { box, nameSize } = layout;
  const { islands, crossed, dense, signScale } = useGeometry(
    snapshot,
    layout,
    WHOLE,
    byDistance,
    NONE,
    null,
    null,
  );
  const status = useMemo(
    () => new Map(snapshot.datacenters.map((datacenter) => [datacenter.name, datacenter.status])),
    [snapshot],
  );
  const besides = useMemo(() => {
    const placed = new Set(names.map(({ name }) => name));
    return islands.flatMap(({ datacenter, shape }): WallName[] => {
      const { name, beside } = shape;
      if (placed.has(name)) return [];
      if (beside) {
        const { text, x, y, anchor, size } = beside;
        const at = { x: shape.x + x, y: shape.y + y - size * 0.35 };
        return [{ name, lines: [text], ...at, anchor, leader: null }];
      }
      return datacenter.status === 'ok' ? [] : [nameOver(shape, nameSize, box)];
    });
  }, [names, islands, nameSize, box]);
  const shapes = useMemo(() => {
    const lines = new Map(names.map((own) => [own.name, own.lines.length]));
    return islands.map(({ datacenter, shape }) => ({
      datacenter,
      shape: wallIsland(shape, lines.get(datacenter.name) ?? 1),
    }));
  }, [names, islands]);
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} className="wall-chart">
      <Sea box={box} old={old} grid />
      <g className={`ink ${dense ? 'dense' : ''}`}>
        {crossed.backdrop !== '' && <path d={crossed.backdrop} className="backdrop" />}
        {crossed.tallies.map(({ datacenter, state, path }) => (
          <path key={datacenter} d={path} className={`tally tone-${pairTone(state)}`} />
        ))}
        {crossed.halves.map((half) => (
          <HalfBridge key={half.key} half={half} stand="plain" scale={signScale} onSelect={nothing} />
        ))}
        {crossed.fans.map((fan) => (
          <Fan
            key={`${fan.pattern.state} ${fan.pattern.datacenter}`}
            fan={fan}
            dimmed={false}
            wordScale={1}
            scale={signScale}
            onSelect={nothing}
          />
        ))}
        {shapes.map(({ datacenter, shape }) => (
          <Island
            key={datacenter.name}
            datacenter={datacenter}
            shape={shape}
            highlight={null}
            selected={null}
            tabbable={false}
            onSelect={nothing}
          />
        ))}
        {[...names, ...besides].map((own) => (
          <Name key={own.name} own={own} size={nameSize} well={status.get(own.name) === 'ok'} />
        ))}
      </g>
    </svg>
  );
}

function Name({ own, size, well }: { own: WallName; size: number; well: boolean }) {
  const { lines, x, y, anchor, leader } = own;
  return (
    <g aria-hidden="true">
      {leader && (
        <path d={`M${leader[0].x},${leader[0].y}L${leader[1].x},${leader[1].y}`} className="wall-leader" />
      )}
      {lines.map((text, i) => (
        <text
          key={text}
          x={x}
          y={y + size * (0.36 + i * LINE)}
          fontSize={size}
          textAnchor={anchor}
          className={`wall-name ${well ? '' : 'is-unwell'}`}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
