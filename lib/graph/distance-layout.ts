import { closest, pushedApart, type Bounds, type Corner } from './apart';
import { embed } from './embedding';
import {
  buttonsFrom,
  heightFor,
  isNarrow,
  largestRadius,
  WORDS_FROM,
  type Layout,
  type Place,
} from './layout';
import { oriented } from './orientation';
import type { Box, Point } from './point';
import { joined, type RoundTrips } from './round-trips';

/** Where the datacenters lie when distance is round-trip time. */
export type DistanceLayout = Layout & {
  /** Chart units a millisecond. */
  unitsPerMs: number;
  /** Nearer than this stands side by side, ms. */
  leastMs: number;
  /** Datacenters without a known round trip, and the frame they stand in. */
  apart: { names: readonly string[]; frame: Bounds } | null;
  /** Where the lower left corner of the notes stands, and all that stands before the chart: on screen, however it is magnified. */
  notes: Point;
  before: readonly Bounds[];
};

/** Distance of neighbours in radii: room for the shoals and a harbour. */
const APART = 2.55;
/** Part of the chart that islands fill: large enough for a name, small enough that most stand where their round trips want them. */
const FILLED = 0.045;
/** Left free: the words under the chart (lower left), the title block (upper left, on wide charts). */
const NOTES: Box = { width: 268, height: 70 };
const NOTES_ON_A_PHONE: Box = { width: 224, height: 84 };
const NOTES_OF_MANY: Box = { width: 268, height: 118 };
const TITLE: Box = { width: 250, height: 84 };
const TITLE_AND_COUNTS: Box = { width: 250, height: 200 };
const COUNTS_FROM = 12;
const MARGIN = 20;
const NAME_ROOM = 16;
const NAME_STEP = 104;

/** Radius of the islands without a known round trip, and of the frame that they stand in. */
function shelfOf(
  count: number,
  radius: number,
  box: Box,
): { frame: Bounds; at: (i: number) => Point } | null {
  if (count === 0) return null;
  const width = (isNarrow(box) ? box.width : buttonsFrom(box).x) - 2 * MARGIN;
  const least = radius * APART + 4;
  // As wide as a name, where that leaves them in one row.
  const step = Math.max(least, Math.min(NAME_STEP, (width - 16) / count));
  const columns = Math.max(1, Math.min(count, Math.floor((width - 16) / step)));
  const rows = Math.ceil(count / columns);
  const bottom = heightFor(box) - MARGIN + 4;
  const top = bottom - rows * (least + NAME_ROOM) - 24;
  const right = MARGIN + Math.max(columns * step + 16, 190);
  const frame = { left: MARGIN, top, right, bottom };
  return {
    frame,
    at: (i) => ({
      x: MARGIN + 8 + ((i % columns) + 0.5) * step,
      y: top + 24 + (Math.floor(i / columns) + 0.5) * least + Math.floor(i / columns) * NAME_ROOM,
    }),
  };
}

/** Beside the frame of those without a known time where there is room for them, else above it. */
function notesAt(box: Box, frame: Bounds | null): Point {
  const foot = heightFor(box) - MARGIN;
  if (!frame) return { x: MARGIN + 4, y: foot };
  const isBeside = frame.right + NOTES.width < (isNarrow(box) ? box.width : buttonsFrom(box).x);
  return isBeside ? { x: frame.right + 14, y: foot } : { x: MARGIN + 4, y: frame.top - 8 };
}

/** The notes, the zoom buttons, the title block. */
function beforeChart(box: Box, count: number, notes: Point): Bounds[] {
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

/** Their corners of the chart, and how far around them islands keep off. */
function cornersOf(before: readonly Bounds[], box: Box, floor: number, air: number): Corner[] {
  return before.flatMap(({ left, top, right, bottom }) => {
    if (top >= floor) return [];
    const tip = {
      x: left > box.width / 2 ? box.width : 0,
      y: top > box.height / 2 ? Math.max(bottom, floor) : 0,
    };
    const width = tip.x === 0 ? right : box.width - left;
    return [{ tip, width: width + air, height: (tip.y === 0 ? bottom : tip.y - top) + air }];
  });
}

/**
 * Distance on the chart is round-trip time, as well as that can be drawn: the same times give the same chart, nearly the same ones nearly
 * the same. Datacenters without a known time stand in a frame of their own. null when fewer than two have one.
 */
export function layOutByDistance(trips: RoundTrips, box: Box): DistanceLayout | null {
  const known = joined(trips);
  if (known.length < 2) return null;
  const { names } = trips;
  const turned = oriented(embeddingOf(trips, known), box);
  const xs = turned.map(({ x }) => x);
  const ys = turned.map(({ y }) => y);
  const [low, high] = [
    { x: Math.min(...xs), y: Math.min(...ys) },
    { x: Math.max(...xs), y: Math.max(...ys) },
  ];
  const isPlaced = new Set(known);
  const unplaced = names.flatMap((_, i) => (isPlaced.has(i) ? [] : [i]));
  const height = heightFor(box);
  const filling = Math.sqrt((FILLED * box.width * height) / (Math.PI * names.length));

  for (let radius = Math.min(largestRadius(box), filling); ; radius *= 0.95) {
    const least = radius * APART;
    const shelf = shelfOf(unplaced.length, radius, box);
    const floor = shelf ? shelf.frame.top - 6 : height;
    const rim = radius * 1.42 + MARGIN;
    const bounds = {
      left: rim,
      top: rim,
      right: box.width - rim,
      bottom: floor - rim + (shelf ? MARGIN : 0),
    };
    const unitsPerMs = Math.min(
      Math.max(1, bounds.right - bounds.left) / Math.max(1e-9, high.x - low.x),
      Math.max(1, bounds.bottom - bounds.top) / Math.max(1e-9, high.y - low.y),
    );
    const middle = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
    const wanted = turned.map(({ x, y }) => ({
      x: middle.x + (x - (low.x + high.x) / 2) * unitsPerMs,
      y: middle.y + (y - (low.y + high.y) / 2) * unitsPerMs,
    }));
    const notes = notesAt(box, shelf?.frame ?? null);
    const before = beforeChart(box, names.length, notes);
    const points = pushedApart(wanted, least, bounds, cornersOf(before, box, floor, radius * 1.2));
    if (radius > 1.5 && closest(points) < radius * 2.1) continue;

    const named = new Map<string, Point & Partial<Place>>();
    known.forEach((index, i) => named.set(names[index] ?? '', points[i] ?? middle));
    unplaced.forEach((index, i) =>
      named.set(names[index] ?? '', { ...(shelf?.at(i) ?? middle), harbour: -Math.PI / 2 }),
    );
    return {
      kind: 'distance',
      box,
      centre: middle,
      radius,
      names: radius < WORDS_FROM ? 'beside' : 'inside',
      nameSize: names.length <= 12 ? 13 : names.length <= 40 ? 11.5 : 10,
      unitsPerMs,
      leastMs: least / unitsPerMs,
      notes,
      before,
      apart: shelf && { names: unplaced.map((i) => names[i] ?? ''), frame: shelf.frame },
      places: [...named].map(([name, { x, y, ...own }]) => ({
        name,
        x,
        y,
        radius,
        harbour: harbourAt({ x, y }, middle, Math.min(box.width, height)),
        room: Math.max(150, Math.min(box.width, height) * 0.3),
        ...own,
      })),
    };
  }
}

/** Towards the middle of the chart; in the middle itself downwards, and no jump on the way there. */
function harbourAt({ x, y }: Point, middle: Point, side: number): number {
  return Math.atan2(middle.y - y + side * 0.05, middle.x - x);
}

/** The costly part depends on the times alone: a window that changes its size does not ask for it again. */
const embedded = new WeakMap<RoundTrips, Point[]>();

function embeddingOf(trips: RoundTrips, known: readonly number[]): Point[] {
  const before = embedded.get(trips);
  if (before) return before;
  const count = known.length;
  const wanted = new Float64Array(count * count);
  known.forEach((a, i) =>
    known.forEach((b, j) => {
      wanted[i * count + j] = trips.ms[a * trips.names.length + b] ?? Number.NaN;
    }),
  );
  const points = embed(wanted, count);
  embedded.set(trips, points);
  return points;
}
