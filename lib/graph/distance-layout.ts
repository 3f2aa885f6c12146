import { pushedApart, type Bounds, type Footprint } from './apart';
import { beforeChart, cornersOf, MARGIN, notesAt } from './before-chart';
import { embed } from './embedding';
import { facing } from './facing';
import { fitsOn } from './island';
import { heightFor, isNarrow, largestRadius, WORDS_FROM, type Layout, type Place } from './layout';
import { oriented } from './orientation';
import { closest, distance, type Box, type Point } from './point';
import { joined, type RoundTrips } from './round-trips';
import { shelfOf } from './shelf';
import { shortName, textWidth } from './words';

/** Where the datacenters lie when distance is round-trip time. */
export type DistanceLayout = Layout & {
  /** Chart units a millisecond. */
  unitsPerMs: number;
  /** Nearer than this stands side by side, ms. */
  leastMs: number;
  /** How far distances on the chart are from the times of those that are not, in the mean, part of the time: networks are no plane. */
  off: number;
  /** Datacenters without a known round trip, and the frame they stand in. */
  apart: { names: readonly string[]; frame: Bounds } | null;
  /** Where the lower left corner of the notes stands, and all that stands before the chart: on screen, however it is magnified. */
  notes: Point;
  before: readonly Bounds[];
};

/** Distance of neighbours in radii: room for the shoals and a harbour, and while they are few for bridges between them. */
const APART = { few: 2.9, some: 2.7, many: 2.5 };
const FEW = 12;
const SOME = 40;
/** Part of the chart that islands fill: large enough for a name, small enough that most stand where their round trips want them. */
const FILLED = { wide: 0.045, narrow: 0.06 };
/** Part of the chart that islands and names may fill together; beyond it only the primary's name is sure of its room. */
const NAMES_FILL = { wide: 0.2, narrow: 0.36 };
/** From an island to what is beside it, radii: its harbour. */
const REACH = 1.5;
/** From its middle to what may lie on no shoals, radii. */
const SHOALS = 1.2;
/** To find the scale at which all fit, islands need not be quite apart. */
const FITTING = { drawn: 18, settling: 4 };
const FITTINGS = 2;
/** Rather than drawing all smaller than this part of the whole sea, those at its edge give way. */
const LEAST_FIT = 0.92;

/**
 * Distance on the chart is round-trip time, as well as that can be drawn: the same times give the same chart, nearly the same ones nearly
 * the same. Datacenters without a known time stand in a frame of their own. null when fewer than two have one.
 */
export function layOutByDistance(trips: RoundTrips, box: Box): DistanceLayout | null {
  const known = joined(trips);
  if (known.length < 2) return null;
  const { names } = trips;
  const turned = oriented(embeddingOf(trips, known), box);
  const isPlaced = new Set(known);
  const unplaced = names.flatMap((_, i) => (isPlaced.has(i) ? [] : [i]));
  const height = heightFor(box);
  const width = isNarrow(box) ? 'narrow' : 'wide';
  const filling = Math.sqrt((FILLED[width] * box.width * height) / (Math.PI * names.length));
  const nameSize = names.length <= FEW ? 13 : names.length <= SOME ? 11.5 : 10;
  const placedNames = known.map((i) => names[i] ?? '');

  let tried = Math.min(largestRadius(box), filling);

  for (;;) {
    // On an island that is only just wide enough for words a long name has no room: then all stand beside theirs.
    const hasWords = names.every((name) => fitsOn(name, tried));
    const radius = hasWords ? tried : Math.min(tried, WORDS_FROM - 0.1);
    const apart = names.length <= FEW ? APART.few : names.length <= SOME ? APART.some : APART.many;
    const least = radius * apart;
    const isBeside = radius < WORDS_FROM;
    const footprints = footprintsOf(
      placedNames,
      least,
      isBeside ? nameSize : 0,
      NAMES_FILL[width] * box.width * height,
    );
    const shelf = shelfOf(unplaced.length, radius * APART.many + 4, box);
    const floor = shelf ? shelf.frame.top - 6 : height;
    const notes = notesAt(box, shelf?.frame ?? null);
    const before = beforeChart(box, names.length, notes);
    const corners = cornersOf(before, box, floor);
    const rooms = footprints.map(({ across, high }) => ({
      across: Math.max(radius * REACH, across) + MARGIN,
      high: Math.max(radius * REACH, high) + MARGIN,
    }));
    const bounds = { left: 0, top: 0, right: box.width, bottom: floor + (shelf ? MARGIN : 0) };
    const { wanted, unitsPerMs } = fitted(turned, footprints, rooms, bounds);
    const airs = footprints.map(({ across, high }) => ({
      across: Math.max(radius * SHOALS, across),
      high: Math.max(radius * SHOALS, high),
    }));
    const points = pushedApart(wanted, footprints, { bounds, rooms, corners, airs });
    if (radius > 1.5 && closest(points) < radius * 2.1) {
      tried = radius * 0.92;
      continue;
    }

    const middle = { x: box.width / 2, y: floor / 2 };
    const harbours = facing(points, radius, { ...bounds, bottom: floor });
    const places = new Map<string, Point & Pick<Place, 'harbour'>>();
    placedNames.forEach((name, i) =>
      places.set(name, { ...(points[i] ?? middle), harbour: harbours[i] ?? 0 }),
    );
    unplaced.forEach((index, i) =>
      places.set(names[index] ?? '', { ...(shelf?.at(i) ?? middle), harbour: -Math.PI / 2 }),
    );
    const room = Math.max(150, Math.min(box.width, height) * 0.3);
    return {
      kind: 'distance',
      box,
      centre: middle,
      radius,
      names: isBeside ? 'beside' : 'inside',
      nameSize,
      unitsPerMs,
      leastMs: least / unitsPerMs,
      off: offBy(trips, known, points, unitsPerMs, least / unitsPerMs),
      notes,
      before,
      apart: shelf && { names: unplaced.map((i) => names[i] ?? ''), frame: shelf.frame },
      places: [...places].map(([name, place]) => ({ name, ...place, radius, room })),
    };
  }
}

/** Room for each island, and its name where all have room for theirs; the first, which is the primary, is always sure of it. `nameSize` 0: names stand on the islands. */
function footprintsOf(names: readonly string[], least: number, nameSize: number, most: number): Footprint[] {
  const bare = { across: least / 2, high: least / 2 };
  if (nameSize === 0) return names.map(() => bare);
  const named = names.map((name) => ({
    across: Math.max(least, textWidth(shortName(name, nameSize), nameSize) + 14) / 2,
    high: (least + nameSize * 1.6) / 2,
  }));
  const filled = named.reduce((sum, { across, high }) => sum + Math.PI * across * high, 0);
  if (filled <= most) return named;
  // Its neighbours bring no room of their own for its name.
  return named.map(({ across }, i) => (i === 0 ? { across, high: least / 2 + nameSize * 1.6 } : bare));
}

/** The largest scale at which all fit into the sea, with what their footprints take, and where they stand then. */
function fitted(
  turned: readonly Point[],
  footprints: readonly Footprint[],
  rooms: readonly Footprint[],
  { left, top, right, bottom }: Bounds,
): { wanted: Point[]; unitsPerMs: number } {
  const scaled = (scale: number) => turned.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  const extent = (points: readonly Point[], along: 'x' | 'y', room: 'across' | 'high') => {
    const ends = points.map((point, i) => [point[along], rooms[i]?.[room] ?? 0] as const);
    const low = Math.min(...ends.map(([at, own]) => at - own));
    const high = Math.max(...ends.map(([at, own]) => at + own));
    return { middle: (low + high) / 2, size: high - low };
  };
  const bare = {
    x: Math.max(...turned.map(({ x }) => x)) - Math.min(...turned.map(({ x }) => x)),
    y: Math.max(...turned.map(({ y }) => y)) - Math.min(...turned.map(({ y }) => y)),
  };
  let most = 0;
  let unitsPerMs = 0;
  let points: readonly Point[] = scaled(0);
  for (let turn = 0; turn <= FITTINGS; turn++) {
    if (turn > 0) points = pushedApart(scaled(unitsPerMs), footprints, null, FITTING);
    const [x, y] = [extent(points, 'x', 'across'), extent(points, 'y', 'high')];
    if (turn === FITTINGS) {
      const [dx, dy] = [(left + right) / 2 - x.middle, (top + bottom) / 2 - y.middle];
      return {
        wanted: scaled(unitsPerMs).map((point) => ({ x: point.x + dx, y: point.y + dy })),
        unitsPerMs,
      };
    }
    // What is not the span of the points themselves does not grow with the scale.
    const fits = (span: number, size: number, available: number) =>
      Math.max(1, available - (size - span * unitsPerMs)) / Math.max(1e-9, span);
    const scale = Math.min(fits(bare.x, x.size, right - left), fits(bare.y, y.size, bottom - top));
    if (turn === 0) most = scale;
    unitsPerMs = Math.max(LEAST_FIT * most, Math.min(most, scale));
  }
  return { wanted: scaled(unitsPerMs), unitsPerMs };
}

function offBy(
  { names, ms }: RoundTrips,
  known: readonly number[],
  points: readonly Point[],
  unitsPerMs: number,
  leastMs: number,
): number {
  let sum = 0;
  let count = 0;
  known.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const wanted = ms[a * names.length + (known[j] ?? 0)] ?? Number.NaN;
      const [one, other] = [points[i], points[j]];
      if (!one || !other || !(wanted >= leastMs)) continue;
      sum += Math.abs(distance(one, other) / unitsPerMs / wanted - 1);
      count++;
    }
  });
  return count > 0 ? sum / count : 0;
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
