import { alongCurve, bridgeFromHarbours, type Bridge, type Bridgehead } from './bridge';
import type { Place } from './layout';
import { distance, mix, type Point } from './point';

/** How far aside a bridge may swing to pass an island, parts of its length and at most so many radii; the least that helps is taken. */
const SWINGS = [0.08, 0.16, 0.26, 0.4, 0.6];
/** Both ends swing to one side; where there are few bridges, and room for them, one end alone may, too. */
const FEW = {
  most: 12,
  ways: [
    [1, 1],
    [1, 0.15],
    [0.15, 1],
  ],
  farthest: 9,
} as const;
const MANY = { ways: [[1, 1]], farthest: 3.5 } as const;
const SAMPLES = 9;
/** How far bridges keep from the middle of an island, radii. */
const CLEAR = 1.16;
/** What it costs to swing aside, as part of what it costs to run across the middle of an island. */
const SWING_COST = 0.5;

type Ground = Point & { radius: number };

/** Bridges between harbours of these islands: each leaves through the mouth of its harbour and passes the other islands where it can. */
export function routesAmong(
  places: readonly Place[],
  radius: number,
): (a: Bridgehead, b: Bridgehead) => Bridge {
  const grounds = places.map(({ x, y }) => ({ x, y, radius: radius * CLEAR }));
  const { ways, farthest } = places.length <= FEW.most ? FEW : MANY;
  return (a, b) => {
    const straight = bridgeFromHarbours(a, b, radius);
    const length = distance(a, b);
    const inReach = grounds.flatMap((ground) => fittedTo(ground, a, b, length));
    let least = across(straight, inReach);
    if (least === 0) return straight;
    let best = straight;
    const aside = { x: -(b.y - a.y) / (length || 1), y: (b.x - a.x) / (length || 1) };
    const unit = Math.max(length, radius * 3);
    // Of two sides that are equally good the one that is nearer.
    const lean =
      inReach.reduce((sum, { x, y }) => sum + aside.x * (x - a.x) + aside.y * (y - a.y), 0) > 0 ? -1 : 1;
    for (const swing of SWINGS) {
      if (swing * SWING_COST >= least || swing * unit > radius * farthest) break;
      for (const side of [swing * lean, -swing * lean])
        for (const [first, last] of ways) {
          const swung = swungAside(straight, aside, side * unit, first, last);
          const cost = across(swung, inReach) + swing * SWING_COST;
          if (cost < least - 1e-9) [best, least] = [swung, cost];
        }
    }
    return best;
  };
}

/** Islands that a bridge from `a` to `b` may meet, those at its ends as large as it can keep off. */
function fittedTo(ground: Ground, a: Point, b: Point, length: number): Ground[] {
  const least = Math.min(distance(ground, a), distance(ground, b));
  if (least < ground.radius) return [{ ...ground, radius: least * 0.98 }];
  const along =
    length > 0 ? ((ground.x - a.x) * (b.x - a.x) + (ground.y - a.y) * (b.y - a.y)) / length ** 2 : 0;
  const off = distance(ground, mix(a, b, Math.max(0, Math.min(1, along))));
  return off < ground.radius + length * 0.5 ? [ground] : [];
}

function swungAside({ near, far }: Bridge, aside: Point, by: number, first: number, last: number): Bridge {
  const moved = ({ x, y }: Point, part: number) => ({
    x: x + aside.x * by * part,
    y: y + aside.y * by * part,
  });
  const [one, other] = [moved(near.control, first), moved(far.control, last)];
  const joint = mix(one, other, 0.5);
  return { near: { ...near, control: one, end: joint }, far: { ...far, control: other, end: joint } };
}

/** How much of a bridge lies on islands: 1 for the whole way across the middle of one. */
function across({ near, far }: Bridge, grounds: readonly Ground[]): number {
  let sum = 0;
  for (const curve of [near, far])
    for (let step = 1; step <= SAMPLES; step++) {
      const { x, y } = alongCurve(curve, step / SAMPLES);
      for (const ground of grounds) {
        const [dx, dy] = [x - ground.x, y - ground.y];
        if (Math.abs(dx) >= ground.radius || Math.abs(dy) >= ground.radius) continue;
        const depth = 1 - Math.sqrt(dx * dx + dy * dy) / ground.radius;
        if (depth > 0) sum += depth + 0.25;
      }
    }
  return sum;
}
