'use client';
import { useTheme } from 'next-themes';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { moveCursor, placeAt, type MatrixLayer, type MatrixLayout } from '@/lib/graph/matrix';
import type { Snapshot } from '@/lib/snapshot/types';
import { paletteChoice } from '../settings/choices';
import { readColours } from './matrix-colours';
import { paintCursor, paintMatrix } from './paint-matrix';

export type Place = { row: number; column: number };

type Props = {
  snapshot: Snapshot;
  layer: MatrixLayer;
  layout: MatrixLayout;
  /** The ways that stand out (`from>to`); null: all alike. */
  lit?: Pick<ReadonlySet<string>, 'has'> | null;
  cursor: Place | null;
  onCursor: (cursor: Place | null) => void;
  onOpen: (place: Place) => void;
  /** What a screen reader hears of the cell under the cursor. */
  spoken: string;
};

/** As sharp as the screen is. */
function contextOf(canvas: HTMLCanvasElement | null, { width, height }: MatrixLayout) {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return null;
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** Two canvases: the cells, painted when data change, and the cursor, painted when it moves. 40,000 cells are no elements of the page. */
export function MatrixCanvas({
  snapshot,
  layer,
  layout,
  lit = null,
  cursor,
  onCursor,
  onOpen,
  spoken,
}: Props) {
  const cells = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const palette = paletteChoice.use();

  useLayoutEffect(() => {
    const context = contextOf(cells.current, layout);
    if (context && cells.current)
      paintMatrix(context, snapshot, layer, layout, lit, readColours(cells.current));
  }, [snapshot, layer, layout, lit, resolvedTheme, palette]);
  useEffect(() => {
    const context = contextOf(marks.current, layout);
    if (context && marks.current) paintCursor(context, snapshot, layout, cursor, readColours(marks.current));
  }, [snapshot, layout, cursor, resolvedTheme, palette]);

  const isByKey = useRef(false);
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (cursor && isByKey.current) here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [cursor]);

  const placeOf = ({ nativeEvent }: PointerEvent) =>
    placeAt(layout, { x: nativeEvent.offsetX, y: nativeEvent.offsetY });
  const onKeyDown = (event: KeyboardEvent) => {
    const start = cursor ?? { row: 0, column: 0 };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (cursor) onOpen(cursor);
      return;
    }
    const next =
      cursor === null && event.key.startsWith('Arrow')
        ? start
        : moveCursor(start, event.key, layout.order.length);
    if (!next) return;
    event.preventDefault();
    isByKey.current = true;
    onCursor(next);
  };
  const size = { width: layout.width, height: layout.height };
  return (
    <div
      className="relative mx-auto"
      style={size}
      tabIndex={0}
      role="application"
      data-opens="*"
      aria-label={`Matrix of all ordered pairs, rows from, columns to. Arrow keys move, Enter shows the evidence. ${spoken}`}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => {
        isByKey.current = false;
        onCursor(placeOf(event));
      }}
      onPointerLeave={() => onCursor(null)}
      onClick={(event) => {
        const place = placeAt(layout, { x: event.nativeEvent.offsetX, y: event.nativeEvent.offsetY });
        if (place) onOpen(place);
      }}
    >
      <canvas ref={cells} style={size} className="pointer-events-none absolute inset-0" aria-hidden="true" />
      {cursor && (
        // Where the cursor is, for the pane to scroll to: with the names above and beside it while they have room.
        <span
          ref={here}
          className="pointer-events-none absolute"
          style={{
            left: layout.left + cursor.column * layout.cell,
            top: layout.top + cursor.row * layout.cell,
            width: layout.cell,
            height: layout.cell,
            scrollMargin: `${layout.top}px 2rem 2rem ${layout.left}px`,
          }}
          aria-hidden="true"
        />
      )}
      <canvas ref={marks} style={size} className="absolute inset-0" aria-hidden="true" />
    </div>
  );
}
