import type { Bounds } from './apart';
import { SIGNS_FROM } from './layout';
import { polar, type Point } from './point';

/** To each side of the way towards the others, radians; and the steps between. */
const TURNED = 1.5;
const STEPS = 50;
/** How far out of its harbour an island looks for what is in the way, radii. */
const SEEN = 4.5;
/** How wide an opening an island in the way fills, radians. */
const WIDTH = 0.5;
/** How far a harbour reaches out, radii. */
const REACH = 1.6;

/**
 * Which way each harbour opens, radians: towards the others, since bridges lead to all of them, but not at an island that lies right
 * before it, nor out of the sea; islands without piers need not care. In the middle of all, where there is no such way, downwards.
 */
export function facing(points: readonly Point[], radius: number, sea: Bounds): number[] {
  const hasPiers = radius >= SIGNS_FROM;
  return points.map((here, i) => {
    let [x, y] = [0, 0.02 * points.length];
    const near: { angle: number; closeness: number }[] = [];
    points.forEach((other, j) => {
      if (i === j) return;
      const [dx, dy] = [other.x - here.x, other.y - here.y];
      const away = Math.sqrt(dx * dx + dy * dy) || 1;
      x += dx / away;
      y += dy / away;
      const closeness = Math.min(1, (SEEN - away / radius) / (SEEN - 2));
      if (closeness > 0) near.push({ angle: Math.atan2(dy, dx), closeness });
    });
    const ahead = Math.atan2(y, x);
    if (!hasPiers) return ahead;
    const liking = (turn: number): number => {
      const angle = ahead + turn;
      const inTheWay = near.reduce(
        (sum, other) => sum + other.closeness * Math.exp((Math.cos(angle - other.angle) - 1) / WIDTH ** 2),
        0,
      );
      const end = polar(angle, radius * REACH, here);
      const outside = Math.max(0, sea.left - end.x, end.x - sea.right, sea.top - end.y, end.y - sea.bottom);
      return Math.cos(turn) - 1.2 * inTheWay - (4 * outside) / radius;
    };
    let best = 0;
    let liked = liking(0);
    for (let step = 1; step <= STEPS; step++) {
      // One side, then the other, further and further out.
      const turn = (TURNED * (step % 2 === 0 ? step : -step - 1)) / STEPS;
      const own = liking(turn);
      if (own > liked + 1e-9) [best, liked] = [turn, own];
    }
    return ahead + best;
  });
}
