import type { Bounds } from './apart';
import { MARGIN, NOTES } from './before-chart';
import { buttonsFrom, heightFor, isNarrow } from './layout';
import type { Box, Point } from './point';

/** Where islands without a known round trip stand: in rows within a frame of their own. */
export type Shelf = { frame: Bounds; at: (index: number) => Point };

const NAME_ROOM = 16;
const NAME_STEP = 104;
/** Its own words, along the foot: bridges leave upwards. */
const TITLE = 20;
const AIR = 6;

/** At the foot of the chart; `least` is the distance of neighbours. null for none. */
export function shelfOf(count: number, least: number, box: Box): Shelf | null {
  if (count === 0) return null;
  // The notes stand beside the frame where there is room: bridges leave upwards.
  const width = (isNarrow(box) ? box.width : buttonsFrom(box).x - NOTES.width) - 2 * MARGIN;
  // As wide as a name, where that leaves them in one row.
  const step = Math.max(least, Math.min(NAME_STEP, (width - 16) / count));
  const columns = Math.max(1, Math.min(count, Math.floor((width - 16) / step)));
  const rows = Math.ceil(count / columns);
  const bottom = heightFor(box) - MARGIN + 4;
  const top = bottom - rows * (least + NAME_ROOM) - TITLE - AIR;
  const right = MARGIN + Math.max(columns * step + 16, 190);
  return {
    frame: { left: MARGIN, top, right, bottom },
    at: (index) => {
      const row = Math.floor(index / columns);
      return {
        x: MARGIN + 8 + ((index % columns) + 0.5) * step,
        y: top + AIR + (row + 0.5) * least + row * NAME_ROOM,
      };
    },
  };
}
