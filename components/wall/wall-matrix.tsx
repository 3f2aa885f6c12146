import { useMemo } from 'react';
import { layOutMatrix, matrixOrder } from '@/lib/graph/matrix';
import type { Box } from '@/lib/graph/point';
import type { Snapshot } from '@/lib/snapshot/types';
import { MatrixCanvas } from '../matrix/matrix-canvas';
import { matrixMarks } from './matrix-marks';

/** Of the height: room for the names above the columns, and between two of them. */
const NAMES = 1 / 14;

const nothing = () => undefined;

/** The matrix without its small names, which nobody reads from five metres; the rows and columns that are not well are named large. */
export function WallMatrix({ snapshot, box }: { snapshot: Snapshot; box: Box }) {
  const above = box.height * NAMES;
  const layout = useMemo(() => {
    const room = { width: box.width, height: box.height - above };
    return { ...layOutMatrix(matrixOrder(snapshot, 'name', ''), [], room), named: false };
  }, [snapshot, box, above]);
  const { rows, columns } = useMemo(
    () => matrixMarks(snapshot, layout, { apart: above, most: 4 }),
    [snapshot, layout, above],
  );
  return (
    <div className="relative mx-auto" style={{ width: layout.width, paddingTop: above }}>
      {columns.map(({ name, at }) => (
        <p
          key={name}
          className="wall-mark -translate-x-1/2 -translate-y-full"
          style={{ left: at, top: above + layout.top }}
        >
          {name}
        </p>
      ))}
      {rows.map(({ name, at }) => (
        <p
          key={name}
          className="wall-mark -translate-x-full -translate-y-1/2 pr-[0.4em]"
          style={{ left: layout.left, top: above + at }}
        >
          {name}
        </p>
      ))}
      <MatrixCanvas
        snapshot={snapshot}
        layer="state"
        layout={layout}
        cursor={null}
        onCursor={nothing}
        onOpen={nothing}
        spoken=""
      />
    </div>
  );
}
