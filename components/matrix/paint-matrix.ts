import { letterAt, stateOfLetter, type MatrixLayer, type MatrixLayout } from '@/lib/graph/matrix';
import { pairKey } from '@/lib/graph/pair-cells';
import { shorten } from '@/lib/graph/words';
import type { LayerState, PairState, Snapshot } from '@/lib/snapshot/types';
import { layerTone, pairTone, type Tone } from '../status/tone';
import type { MatrixColours } from './matrix-colours';
import { paintCell } from './paint-cell';

const PAIR_STATES: ReadonlySet<string> = new Set([
  'connected',
  'degraded',
  'recovering',
  'disconnected',
  'unknown',
]);

/** The tone of a cell; null on the diagonal. */
function toneAt(snapshot: Snapshot, layer: MatrixLayer, from: number, to: number): Tone | null {
  const letters = layer === 'roundTrip' ? 'state' : layer;
  const state = stateOfLetter(letters, letterAt(snapshot, letters, from, to));
  if (state === null) return null;
  return PAIR_STATES.has(state) ? pairTone(state as PairState) : layerTone(state as LayerState); // told apart by their words
}

/** What steps back stays legible. */
const VEIL = 0.66;

/**
 * All cells and names, without the cursor. Painted once a snapshot; the cursor lies on a layer of its own. What is not in `lit` (`from>to`)
 * steps back; null: nothing does.
 */
export function paintMatrix(
  context: CanvasRenderingContext2D,
  snapshot: Snapshot,
  layer: MatrixLayer,
  layout: MatrixLayout,
  lit: Pick<ReadonlySet<string>, 'has'> | null,
  colours: MatrixColours,
): void {
  const { order, cell, left, top, width, height } = layout;
  const nameOf = (index: number) => snapshot.datacenters[index]?.name ?? '';
  context.clearRect(0, 0, width, height);
  const slowest = layer === 'roundTrip' ? slowestOf(snapshot) : 1;
  order.forEach((from, row) => {
    order.forEach((to, column) => {
      const [x, y] = [left + column * cell, top + row * cell];
      const tone = toneAt(snapshot, layer, from, to);
      if (tone === null) {
        context.fillStyle = colours.raised;
        context.fillRect(x, y, cell - 0.5, cell - 0.5);
      } else if (layer === 'roundTrip')
        paintRoundTrip(context, snapshot, from, to, x, y, layout, slowest, colours);
      else paintCell(context, tone, x, y, cell, colours);
      if (lit && tone !== null && !lit.has(pairKey({ from: nameOf(from), to: nameOf(to) }))) {
        context.globalAlpha = VEIL;
        context.fillStyle = colours.panel;
        context.fillRect(x, y, cell, cell);
        context.globalAlpha = 1;
      }
    });
  });
  paintNames(context, snapshot, layout, colours);
}

/** The longest round-trip time of all pairs, ms; at least 1. */
export function slowestOf({ pairs }: Snapshot): number {
  let slowest = 1;
  for (const ms of pairs.roundTripMs) if (ms !== null && ms > slowest) slowest = ms;
  return slowest;
}

function paintRoundTrip(
  context: CanvasRenderingContext2D,
  snapshot: Snapshot,
  from: number,
  to: number,
  x: number,
  y: number,
  { cell }: MatrixLayout,
  slowest: number,
  colours: MatrixColours,
): void {
  const ms = snapshot.pairs.roundTripMs[from * snapshot.datacenters.length + to] ?? null;
  if (ms === null) {
    paintCell(context, 'unknown', x, y, cell, colours);
    return;
  }
  context.globalAlpha = 0.06 + (0.54 * ms) / slowest;
  context.fillStyle = colours.accent;
  context.fillRect(x, y, cell - 1, cell - 1);
  context.globalAlpha = 1;
  if (cell < 26) return;
  context.fillStyle = colours.ink;
  context.font = `${Math.min(11, cell * 0.34)}px ${colours.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(
    ms < 10 ? ms.toFixed(1) : String(Math.round(ms)),
    x + (cell - 1) / 2,
    y + (cell - 1) / 2 + 0.5,
  );
}

function paintNames(
  context: CanvasRenderingContext2D,
  { datacenters }: Snapshot,
  { order, cell, left, top, named, shown, marked }: MatrixLayout,
  colours: MatrixColours,
): void {
  const size = named ? nameSize(cell) : 9.5;
  context.textBaseline = 'middle';
  if (shown.length > 0) paintAxes(context, left, top, colours);
  for (const place of shown) {
    const stands = marked.has(place);
    context.font = `${stands ? 700 : 500} ${size}px ${colours.font}`;
    context.fillStyle = stands ? colours.ink : named ? colours.inkSoft : colours.inkFaint;
    const name = shorten(datacenters[order[place] ?? -1]?.name ?? '', size, left - 10);
    const middle = place * cell + cell / 2;
    context.textAlign = 'right';
    context.fillText(name, left - 7, top + middle);
    context.save();
    context.translate(left + middle, top - 7);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'left';
    context.fillText(name, 0, 0);
    context.restore();
  }
}

const nameSize = (cell: number): number => Math.max(9, Math.min(cell < 64 ? 12.5 : 14, cell * 0.8));

/** Which way to read, in the corner between the names. */
function paintAxes(context: CanvasRenderingContext2D, left: number, top: number, colours: MatrixColours) {
  context.font = `500 10.5px ${colours.font}`;
  context.fillStyle = colours.inkFaint;
  context.textAlign = 'right';
  context.fillText('to →', left - 9, top - 24);
  context.fillText('from ↓', left - 9, top - 10);
}

/** Row and column of the cursor, and their names where not all have room. */
export function paintCursor(
  context: CanvasRenderingContext2D,
  { datacenters }: Snapshot,
  layout: MatrixLayout,
  cursor: { row: number; column: number } | null,
  colours: MatrixColours,
): void {
  const { order, cell, left, top, width, height, named } = layout;
  context.clearRect(0, 0, width, height);
  if (!cursor) return;
  const [x, y] = [left + cursor.column * cell, top + cursor.row * cell];
  context.fillStyle = colours.ink;
  context.globalAlpha = 0.1;
  context.fillRect(left, y, order.length * cell, cell);
  context.fillRect(x, top, cell, order.length * cell);
  context.globalAlpha = 1;
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  context.strokeRect(x - 1, y - 1, cell + 1, cell + 1);
  const size = named ? nameSize(cell) : 12;
  context.font = `700 ${size}px ${colours.font}`;
  context.textBaseline = 'middle';
  const nameOf = (place: number) => shorten(datacenters[order[place] ?? -1]?.name ?? '', size, left - 10);
  const ground = (text: string, draw: () => void, box: readonly [number, number, number, number]) => {
    context.fillStyle = colours.panel;
    context.fillRect(...box);
    context.fillStyle = colours.ink;
    if (text !== '') draw();
  };
  const [from, to] = [nameOf(cursor.row), nameOf(cursor.column)];
  context.textAlign = 'right';
  ground(from, () => context.fillText(from, left - 7, y + cell / 2), [
    0,
    y + cell / 2 - size * 0.7,
    left - 4,
    size * 1.4,
  ]);
  context.save();
  context.translate(x + cell / 2, top - 7);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'left';
  ground(to, () => context.fillText(to, 0, 0), [-3, -size * 0.7, top, size * 1.4]);
  context.restore();
}
