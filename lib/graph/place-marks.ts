import { alongCurve, type Curve } from './bridge';
import { distance, tenth, type Point } from './point';

/** Where along its half a sign may stand, best first: past the crowd at the harbour, short of the joint. */
const STEPS = [0.66, 0.56, 0.76, 0.46, 0.84, 0.36, 0.28];

/**
 * One place per curve for its sign, so that no two, and none and what is `taken`, are closer than `apart` as far as there is room; else the freest place.
 * First come, first served: the order of the curves is part of the picture.
 */
export function placeMarks(
  curves: readonly Curve[],
  apart: number,
  taken: readonly (Point & { radius: number })[] = [],
): readonly Point[] {
  const placed = [...taken];
  return curves.map((curve) => {
    let best: Point = alongCurve(curve, STEPS[0] ?? 0.5);
    let freest = -1;
    for (const step of STEPS) {
      const point = alongCurve(curve, step);
      const free = placed.reduce(
        (least, other) => Math.min(least, distance(point, other) - other.radius),
        Infinity,
      );
      if (free > freest) [best, freest] = [point, free];
      if (free >= apart) break;
    }
    placed.push({ ...best, radius: 0 });
    return { x: tenth(best.x), y: tenth(best.y) };
  });
}
