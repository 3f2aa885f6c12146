import type { Bounds, Corner } from './apart';
import { buttonsFrom, heightFor, isNarrow } from './layout';
import type { Box, Point } from './point';

/** Left free around the chart. */
export const MARGIN = 20;
/** What stands before the chart: the words under it (lower left), the title block (upper left, on wide charts). */
export const NOTES: Box = { width: 268, height: 86 };
const NOTES_ON_A_PHONE: Box = { width: 250, height: 100 };
const NOTES_OF_MANY: Box = { width: 268, height: 120 };
const TITLE: Box = { width: 250, height: 84 };
const TITLE_AND_COUNTS: Box = { width: 250, height: 200 };
const COUNTS_FROM = 12;

/** Where the lower left corner of the notes stands: beside the frame of those without a known time where there is room for them, else above it. */
export function notesAt(box: Box, frame: Bounds | null): Point {
  const foot = heightFor(box) - MARGIN;
  if (!frame) return { x: MARGIN + 4, y: foot };
  const isBeside = frame.right + NOTES.width <= (isNarrow(box) ? box.width : buttonsFrom(box).x);
  return isBeside ? { x: frame.right + 14, y: foot } : { x: MARGIN + 4, y: frame.top - 8 };
}

/** The notes, the zoom buttons, the title block. */
export function beforeChart(box: Box, count: number, notes: Point): Bounds[] {
  const { width, height } = isNarrow(box) ? NOTES_ON_A_PHONE : count > COUNTS_FROM ? NOTES_OF_MANY : NOTES;
  const own = { left: notes.x - 4, top: notes.y - height, right: notes.x + width, bottom: notes.y + 6 };
  if (isNarrow(box)) return [own];
  const { x, y } = buttonsFrom(box);
  const title = count > COUNTS_FROM ? TITLE_AND_COUNTS : TITLE;
  return [
    own,
    { left: x, top: y, right: box.width, bottom: box.height },
    { left: 0, top: 0, right: title.width, bottom: title.height },
  ];
}

/** Their corners of the chart above `floor`. */
export function cornersOf(before: readonly Bounds[], box: Box, floor: number): Corner[] {
  return before.flatMap(({ left, top, right, bottom }) => {
    if (top >= floor) return [];
    const tip = {
      x: left > box.width / 2 ? box.width : 0,
      y: top > box.height / 2 ? Math.max(bottom, floor) : 0,
    };
    const width = tip.x === 0 ? right : box.width - left;
    return [{ tip, width, height: tip.y === 0 ? bottom : tip.y - top }];
  });
}
