import { buttonsFrom, heightFor, isNarrow, largestRadius, WORDS_FROM, type Layout } from './layout';
import { closest, distance, type Box, type Point } from './point';

/** Distance of neighbours in radii: room for two harbours and the water between them. */
const APART = 2.7;
const SAMPLES = 1440;
/** A ring flatter than this is no ring; two islands need no ocean between them. */
const FLATTEST = { two: 1.35, more: 1.9 };
/** Between two groups, in places; and the way along the rim that the words of a group need, chart units. */
const GROUP_GAP = 0.7;
const GROUP_WORDS = 104;
/** Room outside the islands for the words of groups, chart units. */
export const GROUP_RIM = 34;

/** Points along the ellipse at parts of the whole way around it (0 … 1), clockwise from `start`. */
export function alongEllipse(
  parts: readonly number[],
  centre: Point,
  a: number,
  b: number,
  start: number,
): Point[] {
  const at = (step: number): Point => {
    const angle = start + (step / SAMPLES) * Math.PI * 2;
    return { x: centre.x + a * Math.cos(angle), y: centre.y + b * Math.sin(angle) };
  };
  const way = [0];
  for (let step = 1; step <= SAMPLES; step++)
    way.push((way[step - 1] ?? 0) + distance(at(step - 1), at(step)));
  const whole = way[SAMPLES] ?? 0;
  const points: Point[] = [];
  let step = 0;
  for (const part of parts) {
    const wanted = part * whole;
    while (step < SAMPLES && (way[step + 1] ?? Infinity) <= wanted) step++;
    const here = way[step] ?? 0;
    const next = way[step + 1] ?? here;
    points.push(at(step + (next > here ? (wanted - here) / (next - here) : 0)));
  }
  return points;
}

/** Where on the way around each stands: evenly, or by group with a gap between groups and room for the words of each. */
function partsOf(count: number, groups: readonly number[], around: number): number[] {
  if (groups.length < 2) return Array.from({ length: count }, (_, i) => i / count);
  const least = (GROUP_WORDS / around) * count;
  const places = groups.map((size) => Math.max(size, Math.min(least, count / groups.length)));
  const whole = places.reduce((sum, own) => sum + own + GROUP_GAP, 0);
  let at = 0;
  return groups.flatMap((size, g) => {
    const own = places[g] ?? size;
    const first = at + (own - size) / 2;
    at += own + GROUP_GAP;
    return Array.from({ length: size }, (_, i) => (first + i) / whole);
  });
}

type Ellipse = NonNullable<Layout['ellipse']>;

/** Three points leave the lower part of the ellipse empty: it is stretched, within reason, and moved to use the height. */
export function filling(points: readonly Point[], { centre, a, b }: Ellipse): Ellipse {
  const heights = points.map(({ y }) => y);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const stretch = high - low > 1 ? Math.min(1.2, (b * 2) / (high - low)) : 1;
  return {
    centre: { x: centre.x, y: centre.y + (centre.y - (low + high) / 2) * stretch },
    a,
    b: b * stretch,
  };
}

/** Whether no island reaches under the zoom buttons, bottom right. */
function clearOfButtons(points: readonly Point[], radius: number, box: Box): boolean {
  const buttons = buttonsFrom(box);
  return points.every(({ x, y }) => {
    const nearest = { x: Math.max(x, buttons.x), y: Math.max(y, buttons.y) };
    return distance({ x, y }, nearest) > radius;
  });
}

/**
 * Datacenters on a fixed ring, in the order given (primary first), clockwise from the top; two of them face each other along
 * the longer side. `groups`: how many in a row stand together, with a gap before the next. Depends on names, groups and box alone: a
 * change of health moves nothing.
 */
export function layOutRing(names: readonly string[], box: Box, groups: readonly number[] = []): Layout {
  const narrow = isNarrow(box);
  const height = heightFor(box);
  const centre = { x: box.width / 2, y: height / 2 };
  const count = names.length;
  const start = count === 2 && box.width > box.height ? -Math.PI : -Math.PI / 2;
  const longest = Math.max(0, ...names.map((name) => name.length));
  const grouped = groups.length > 1;

  for (let radius = largestRadius(box); ; radius *= 0.96) {
    const beside = radius < WORDS_FROM;
    const own = beside ? radius + 28 + Math.min(longest, 14) * 5.6 : radius * 1.36 + 8;
    const rim = own + (grouped ? GROUP_RIM : 0);
    const b = Math.max(1, height / 2 - rim);
    const flattest = b * (count === 2 ? FLATTEST.two : FLATTEST.more);
    const a = Math.max(1, Math.min(box.width / 2 - rim, flattest));
    const parts = partsOf(count, groups, Math.PI * (a + b));
    const even = alongEllipse(parts, centre, a, b, start);
    const ellipse = filling(even, { centre, a, b });
    const points =
      count === 1
        ? [centre]
        : even.map(({ x, y }) => ({ x, y: ellipse.centre.y + ((y - centre.y) * ellipse.b) / b }));
    if (radius > 1 && (closest(points) < radius * APART || (!narrow && !clearOfButtons(points, radius, box))))
      continue;
    return {
      kind: 'ring',
      box,
      centre,
      radius,
      names: beside ? 'beside' : 'inside',
      nameSize: 10,
      ellipse,
      places: names.map((name, i) => {
        const point = points[i] ?? centre;
        const harbour = count === 1 ? Math.PI / 2 : Math.atan2(centre.y - point.y, centre.x - point.x);
        return { name, ...point, radius, harbour, room: distance(point, centre) };
      }),
    };
  }
}
