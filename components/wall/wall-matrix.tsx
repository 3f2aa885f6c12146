import { useMemo } from 'react';
import { matrixOrder, type MatrixLayout } from '@/lib/graph/matrix';
import type { Box } from '@/lib/graph/point';
import { shorten } from '@/lib/graph/words';
import type { Snapshot } from '@/lib/snapshot/types';
import { MatrixCanvas } from '../matrix/matrix-canvas';
import { SignIcon } from '../status/sign';
import { pairTone } from '../status/tone';
import { cellSigns, matrixMarks } from './matrix-marks';

/** Of the height: a line of names, and from one name to the next. */
const NAMES = 1 / 15;
/** Of a line of names: the letters in it, a sign, room for names beside the rows. */
const LETTERS = 0.56;
const SIGN = 0.5;
const BESIDE = 4.6;
/** A row of cells of a few pixels is a thin line: the band over a named one is at least so wide. */
const BAND = 0.2;
/** No more rows and columns are named, no more single cells have a sign. */
const MOST = { names: 4, signs: 60 };

const NONE: ReadonlySet<number> = new Set();
const nothing = () => undefined;

/** Square and as large as the box allows, without the small names: all of it is on the screen, however many there are. */
function layOut(order: readonly number[], { width, height }: Box, line: number): MatrixLayout {
  const ratio = typeof window === 'undefined' ? 1 : window.devicePixelRatio || 1;
  const room = Math.min(height - line * 1.4, width - line * (BESIDE + 0.4));
  // Whole pixels of the screen: cells are equally wide.
  const cell = Math.max(1, Math.floor((room / Math.max(1, order.length)) * ratio)) / ratio;
  const side = cell * order.length;
  const [left, top] = [line * BESIDE, line];
  const names = { named: false, shown: [], marked: NONE };
  return { order, cell, left, top, width: left + side, height: top + side, ...names };
}

/** The matrix without its small names, which nobody reads from five metres; what is not well is named large. */
export function WallMatrix({ snapshot, box }: { snapshot: Snapshot; box: Box }) {
  const line = box.height * NAMES;
  const layout = useMemo(() => layOut(matrixOrder(snapshot, 'name', ''), box, line), [snapshot, box, line]);
  const { rows, columns } = useMemo(
    () => matrixMarks(snapshot, layout, { apart: line, most: MOST.names }),
    [snapshot, layout, line],
  );
  const size = line * SIGN;
  const signs = useMemo(
    () => (layout.cell >= size ? [] : cellSigns(snapshot, layout, { apart: size, most: MOST.signs })),
    [snapshot, layout, size],
  );
  const letters = line * LETTERS;
  const name = (text: string) => shorten(text, letters, line * (BESIDE - 0.5));
  const side = layout.cell * layout.order.length;
  const thick = Math.max(layout.cell, line * BAND);
  const half = (line * BESIDE) / 2;
  return (
    <div className="wall-matrix" style={{ width: layout.width, height: layout.height, fontSize: letters }}>
      <MatrixCanvas
        snapshot={snapshot}
        layer="state"
        layout={layout}
        cursor={null}
        onCursor={nothing}
        onOpen={nothing}
        spoken=""
      />
      {columns.map(({ name: own, at, state }) => (
        <span
          key={own}
          className={`wall-cross tone-${pairTone(state)}`}
          style={{ left: at - thick / 2, width: thick, top: layout.top, height: side }}
        />
      ))}
      {rows.map(({ name: own, at, state }) => (
        <span
          key={own}
          className={`wall-cross tone-${pairTone(state)}`}
          style={{ top: at - thick / 2, height: thick, left: layout.left, width: side }}
        />
      ))}
      {columns.map(({ name: own, at }) => (
        <p
          key={own}
          className="wall-mark is-column"
          // Over the edge of the matrix none is cut.
          style={{ left: Math.min(at, layout.width - half), top: layout.top }}
        >
          {name(own)}
        </p>
      ))}
      {rows.map(({ name: own, at }) => (
        <p key={own} className="wall-mark is-row" style={{ left: layout.left, top: at }}>
          {name(own)}
        </p>
      ))}
      {signs.map(({ x, y, state }) => (
        <span
          key={`${x} ${y}`}
          className="wall-cell-sign"
          style={{ left: x, top: y, width: size, height: size }}
        >
          <SignIcon tone={pairTone(state)} size={size} />
        </span>
      ))}
    </div>
  );
}
