import type { Group } from './groups';
import type { Layout, Place } from './layout';
import { foldAngle, tenth, type Box, type Point } from './point';
import { GROUP_RIM } from './ring';
import { shortName, shorten, textWidth } from './words';

/** A group on the rim of the ring: an arc along its members, and the line that its words run along. */
export type RimLabel = {
  label: string;
  count: number;
  arc: string;
  words: string;
  text: string;
  size: number;
};

const SIZE = 12;
const STEP = Math.PI / 90;

/** How far outside the middle of its island the arc of a group runs. */
function clearance({ names, nameSize }: Layout, { name, radius }: Place): number {
  return names === 'inside'
    ? radius * 1.36 + 4
    : radius + 14 + textWidth(shortName(name, nameSize), nameSize);
}

/**
 * Arcs and words of the groups along the rim, for a ring that was laid out with them. Words run along the rim, never on their heads, and
 * are as long as the way that the group has for itself.
 */
export function rimLabels(layout: Layout, groups: readonly Group[]): RimLabel[] {
  const { ellipse } = layout;
  if (!ellipse || groups.length < 2) return [];
  const { centre, a, b } = ellipse;
  const places = new Map(layout.places.map((place) => [place.name, place]));
  const outer = Math.max(0, ...layout.places.map((place) => clearance(layout, place)));
  const spans = groups.map(({ names }) => {
    const angles = names.flatMap((name) => {
      const place = places.get(name);
      return place ? [Math.atan2((place.y - centre.y) / b, (place.x - centre.x) / a)] : [];
    });
    const first = angles[0] ?? 0;
    return { first, length: angles.length < 2 ? 0 : turn(first, angles.at(-1) ?? first) };
  });
  const path = (start: number, end: number, out: number): Point[] => {
    const steps = Math.max(2, Math.ceil((end - start) / STEP));
    return Array.from({ length: steps + 1 }, (_, i) => {
      const angle = start + ((end - start) * i) / steps;
      const at = {
        x: centre.x + (a + outer + out) * Math.cos(angle),
        y: centre.y + (b + outer + out) * Math.sin(angle),
      };
      return within(at, layout.box, EDGE - out);
    });
  };
  return groups.map(({ label, names }, g) => {
    const { first, length } = spans[g] ?? { first: 0, length: 0 };
    const before = spans.at(g - 1) ?? spans[g] ?? { first, length };
    const after = spans[(g + 1) % spans.length] ?? before;
    const middle = first + length / 2;
    const reach =
      0.3 * Math.min(0.3, turn(before.first + before.length, first), turn(first + length, after.first));
    // Words may run past the arc, half the way to the middle of the next group.
    const half =
      0.48 *
      Math.min(
        1.6,
        turn(before.first + before.length / 2, middle),
        turn(middle, after.first + after.length / 2),
      );
    const side = foldAngle(middle);
    const isBelow = side > 0.12 && side < Math.PI - 0.12;
    const along = path(middle - half, middle + half, GROUP_RIM * 0.45 + (isBelow ? SIZE * 0.7 : 0));
    return {
      label,
      count: names.length,
      arc: line(path(first - reach, first + length + reach, 0)),
      words: line(isBelow ? along.reverse() : along),
      text: shorten(`${label} · ${names.length}`, SIZE, wayAlong(along)),
      size: SIZE,
    };
  });
}

/** The neatline is no place for arcs and words: the arc keeps this far off the edge, the words outside it a bit less. */
const EDGE = 38;

function within({ x, y }: Point, { width, height }: Box, inset: number): Point {
  return {
    x: Math.max(inset, Math.min(width - inset, x)),
    y: Math.max(inset, Math.min(height - inset, y)),
  };
}

/** The way clockwise from one angle to another. */
const turn = (from: number, to: number): number => (((to - from) % TURN) + TURN) % TURN;

const TURN = Math.PI * 2;

const wayAlong = (points: readonly Point[]): number =>
  points.reduce((sum, { x, y }, i) => {
    const before = points[i - 1];
    return before ? sum + Math.hypot(x - before.x, y - before.y) : sum;
  }, 0);

const line = (points: readonly Point[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${tenth(x)},${tenth(y)}`).join('');
