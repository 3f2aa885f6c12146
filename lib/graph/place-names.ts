import type { Layout } from './layout';
import { distance, mix, polar, type Box, type Point } from './point';
import { inView, WHOLE, type View } from './viewport';
import { shortName, textWidth } from './words';

/** Where a name stands beside its island. */
export type Side = 'right' | 'left' | 'above' | 'below';

/** Where a name that has no room beside its island begins, at the end of a line from it: px from the island's middle. */
export type Led = Point;
const SIDES: readonly Side[] = ['right', 'left', 'below', 'above'];

/** On screen, or on the chart. */
export type Rectangle = { left: number; top: number; right: number; bottom: number };

const AIR = 2;
/** How far out, px, and in how many directions a line may lead to a name; where along it is looked at what it crosses, and what that costs, px. */
const REACHES = [12, 20, 30, 42, 56, 72, 90, 110, 132];
const BEARINGS = 20;
const LINE = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const CROSSED = 14;
/** A sign under a name is as bad as so many points of a way. */
const SIGN_COUNTS = 4;

const TURNS: Readonly<Record<Side, number>> = {
  right: 0,
  below: Math.PI / 2,
  left: Math.PI,
  above: -Math.PI / 2,
};

/** Away from the harbour first, where bridges end; what is read best among equals. */
const sidesOf = (harbour: number): Side[] =>
  [...SIDES].sort((a, b) => towards(a, harbour) - towards(b, harbour));
const towards = (side: Side, harbour: number): number =>
  Math.round(2 * Math.cos(TURNS[side] - harbour)) - (side === 'right' || side === 'left' ? 0.6 : 0);

/** What names keep off. */
export type Obstacles = {
  /** On screen, however the chart is magnified: title block, notes, buttons. */
  before: readonly Rectangle[];
  /** Chart units: other words; and signs and points of ways, over which a name stands only where it has no other place. */
  words: readonly Rectangle[];
  signs: readonly Rectangle[];
  ways: readonly Point[];
};

/**
 * A side for every name that has room beside its island, in the order of `important`: names never lie on each other, on an island, on
 * other words or over the edge of the chart. What has no room stands when the chart is magnified; of those in `needed` at the end of a
 * line to where there is room.
 */
export function placeNames(
  layout: Layout,
  important: readonly string[],
  view: View,
  { before, words, signs, ways }: Obstacles,
  needed: readonly string[] = [],
): ReadonlyMap<string, Side | Led> {
  const { places, nameSize: size, box } = layout;
  const onScreen = places.map(({ name, x, y, radius, harbour }) => ({
    name,
    harbour,
    x: x * view.k + view.x,
    y: y * view.k + view.y,
    radius: radius * view.k,
  }));
  // The piers of an island: names keep off them, too.
  const harbours = onScreen.map((place) => ({
    ...polar(place.harbour, place.radius * 1.15, place),
    radius: place.radius * 0.4,
  }));
  const grounds = [...onScreen, ...harbours];
  const byName = new Map(onScreen.map((place) => [place.name, place]));
  const seen = ({ left, top, right, bottom }: Rectangle): Rectangle => ({
    left: left * view.k + view.x,
    right: right * view.k + view.x,
    top: top * view.k + view.y,
    bottom: bottom * view.k + view.y,
  });
  const standing = [...before, ...words.map(seen)];
  const marks = signs.map(seen);
  const trodden = ways.map(({ x, y }) => ({ x: x * view.k + view.x, y: y * view.k + view.y }));
  const crossedBy = (frame: Rectangle): number =>
    SIGN_COUNTS * marks.filter((mark) => overlap(frame, mark)).length +
    trodden.filter((point) => isOn(frame, point)).length;
  const isWhole = view.k <= 1.001;
  const found = new Map<string, Standing>();
  const isFree = (frame: Rectangle): boolean =>
    (!isWhole || isInside(frame, box)) &&
    standing.every((other) => !overlap(frame, other)) &&
    grounds.every((other) => !touches(frame, other));

  /** Sides whose frames lie on nothing but, perhaps, other names; what is read best first. */
  const sidesFor = (name: string): Standing[] => {
    const place = byName.get(name);
    if (!place || !isNear(place, box)) return [];
    const width = textWidth(shortName(name, size), size);
    return sidesOf(place.harbour)
      .map((side) => ({ side, frame: frameOf(place, place.radius, width, size, side) }))
      .filter(({ frame }) => isFree(frame))
      .map((own) => ({ ...own, crossed: crossedBy(own.frame) }))
      .sort((one, other) => one.crossed - other.crossed);
  };
  const inTheWayOf = ({ frame }: Pick<Standing, 'frame'>, but: string): string[] =>
    [...found].flatMap(([name, other]) => (name !== but && overlap(frame, other.frame) ? [name] : []));
  const freeFor = (name: string, sides: readonly Standing[]): Standing | undefined =>
    sides.find((own) => inTheWayOf(own, name).length === 0);

  for (const name of important) {
    const sides = sidesFor(name);
    const free = freeFor(name, sides);
    if (free) found.set(name, free);
    // Another name may stand on another of its sides to make room.
    else
      sides.some((own) => {
        const [other, ...more] = inTheWayOf(own, name);
        if (other === undefined || more.length > 0) return false;
        const elsewhere = freeFor(
          other,
          sidesFor(other).filter(({ frame }) => !overlap(frame, own.frame)),
        );
        if (!elsewhere) return false;
        found.set(other, elsewhere);
        found.set(name, own);
        return true;
      });
  }

  const led = new Map<string, Led>();
  for (const name of needed) {
    const place = byName.get(name);
    if (!place || found.has(name) || !inView(place, 0, WHOLE, box)) continue;
    const width = textWidth(shortName(name, size), size);
    let [best, least]: [Led | null, number] = [null, Infinity];
    let frame: Rectangle | null = null;
    for (const reach of REACHES)
      for (let step = 0; step < BEARINGS; step++) {
        const way = polar(((step + 0.5) / BEARINGS) * Math.PI * 2, 1);
        const end = {
          x: place.x + way.x * (place.radius + reach),
          y: place.y + way.y * (place.radius + reach),
        };
        const own = {
          left: way.x > 0 ? end.x : end.x - width,
          right: way.x > 0 ? end.x + width : end.x,
          top: end.y - size * 0.62,
          bottom: end.y + size * 0.62,
        };
        const line = LINE.map((part) => mix(place, end, part));
        const crossed =
          line.filter((point) => grounds.some((ground) => distance(ground, point) < ground.radius)).length +
          4 * line.filter((point) => [...found.values()].some((other) => isOn(other.frame, point))).length;
        const cost = reach + CROSSED * crossed + crossedBy(own);
        if (cost >= least || !isFree(own) || inTheWayOf({ frame: own }, name).length > 0) continue;
        [best, least, frame] = [{ x: end.x - place.x, y: end.y - place.y }, cost, own];
      }
    if (!best || !frame) continue;
    led.set(name, best);
    standing.push(frame);
  }
  return new Map<string, Side | Led>([
    ...[...found].map(([name, { side }]) => [name, side] as const),
    ...led,
  ]);
}

type Standing = { side: Side; frame: Rectangle; crossed: number };

const isNear = ({ x, y }: Point, { width, height }: Box): boolean =>
  x > -200 && x < width + 200 && y > -200 && y < height + 200;

function frameOf({ x, y }: Point, radius: number, width: number, size: number, side: Side): Rectangle {
  const half = size * 0.62;
  if (side === 'right')
    return { left: x + radius + 7 - AIR, right: x + radius + 7 + width, top: y - half, bottom: y + half };
  if (side === 'left')
    return { left: x - radius - 7 - width, right: x - radius - 7 + AIR, top: y - half, bottom: y + half };
  const [left, right] = [x - width / 2, x + width / 2];
  return side === 'above'
    ? { left, right, top: y - radius - 6 - size, bottom: y - radius - 3 }
    : { left, right, top: y + radius + 3, bottom: y + radius + 6 + size };
}

/** The neatline is no place for words. */
const EDGE = 14;

const isInside = (
  { left, top, right, bottom }: Rectangle,
  { width, height }: { width: number; height: number },
): boolean => left >= EDGE && top >= EDGE && right <= width - EDGE && bottom <= height - EDGE;

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const isOn = ({ left, top, right, bottom }: Rectangle, { x, y }: Point): boolean =>
  x > left && x < right && y > top && y < bottom;

function touches(
  { left, top, right, bottom }: Rectangle,
  { x, y, radius }: Point & { radius: number },
): boolean {
  const dx = Math.max(left - x, 0, x - right);
  const dy = Math.max(top - y, 0, y - bottom);
  return dx * dx + dy * dy < (radius + 1) ** 2;
}
