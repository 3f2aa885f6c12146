import { distance, polar, type Point } from './point';

export type Bounds = { left: number; top: number; right: number; bottom: number };

/** A corner of the chart where something else stands. */
export type Corner = { tip: Point; width: number; height: number };

/** Turning by this, any few in a row point in very different directions, radians. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const ROUNDS = 70;
/** The last rounds only push apart: nothing draws back into one another. */
const SETTLING = 25;

/**
 * Moves points that are closer than `least` apart, the others as little as possible; inside `bounds`, outside `corners`. Where the points
 * lie closer than can be drawn, each has a side of its own that depends on its rank alone: what is below the resolution must not jump with the last digit.
 */
export function pushedApart(
  wanted: readonly Point[],
  least: number,
  bounds: Bounds,
  corners: readonly Corner[],
): Point[] {
  const homes = wanted.map((point, i) => {
    let crowd = 0;
    wanted.forEach((other, j) => {
      if (i === j || Math.abs(point.x - other.x) >= least) return;
      crowd += Math.max(0, 1 - distance(point, other) / least);
    });
    return polar(i * GOLDEN, least * Math.min(1, crowd), point);
  });
  const points = homes.map((home) => keptIn(home, bounds, corners));
  for (let round = 0; round < ROUNDS; round++) {
    if (round < ROUNDS - SETTLING)
      points.forEach((point, i) => {
        const home = homes[i] ?? point;
        point.x += (home.x - point.x) * 0.06;
        point.y += (home.y - point.y) * 0.06;
      });
    push(points, least);
    points.forEach((point) => Object.assign(point, keptIn(point, bounds, corners)));
  }
  return points;
}

/** Each of two that are too close gives way by half. */
function push(points: readonly Point[], least: number): void {
  for (let i = 0; i < points.length; i++) {
    const a = points[i];
    if (!a) continue;
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j];
      if (!b) continue;
      let [dx, dy] = [b.x - a.x, b.y - a.y];
      if (Math.abs(dx) >= least || Math.abs(dy) >= least) continue;
      let apart = Math.sqrt(dx * dx + dy * dy);
      if (apart >= least) continue;
      if (apart < 1e-6) {
        const way = polar(j * GOLDEN, 1);
        [dx, dy, apart] = [way.x, way.y, 1];
      }
      const half = (least * 1.002 - Math.min(apart, least)) / 2 / apart;
      a.x -= dx * half;
      a.y -= dy * half;
      b.x += dx * half;
      b.y += dy * half;
    }
  }
}

const between = (value: number, low: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value));

/** Inside the bounds, and out of the corners along the ray from their tips: no two neighbours leave on different sides. */
function keptIn({ x, y }: Point, bounds: Bounds, corners: readonly Corner[]): Point {
  const point = {
    x: between(x, bounds.left, bounds.right),
    y: between(y, bounds.top, bounds.bottom),
  };
  for (const { tip, width, height } of corners) {
    const [dx, dy] = [point.x - tip.x, point.y - tip.y];
    const part = Math.max(Math.abs(dx) / width, Math.abs(dy) / height);
    if (part >= 1 || part < 1e-6) continue;
    point.x = tip.x + dx / part;
    point.y = tip.y + dy / part;
  }
  return point;
}

/** The smallest distance between any two. */
export function closest(points: readonly Point[]): number {
  let nearest = Infinity;
  points.forEach((a, i) => {
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j];
      if (b) nearest = Math.min(nearest, (a.x - b.x) ** 2 + (a.y - b.y) ** 2);
    }
  });
  return Math.sqrt(nearest);
}
