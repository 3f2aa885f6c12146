import type { Box, Point } from './point';
import type { Ring } from './ring';

/** Translation and magnification of the chart, as d3 has it: on screen = chart × k + (x, y). */
export type View = { x: number; y: number; k: number };
export const WHOLE: View = { x: 0, y: 0, k: 1 };

/** Whether anything within `reach` of a point is on screen: detail is drawn where it is seen. */
export function inView({ x, y }: Point, reach: number, view: View, box: Box): boolean {
  const left = (x - reach) * view.k + view.x;
  const top = (y - reach) * view.k + view.y;
  const across = reach * 2 * view.k;
  return left + across > 0 && left < box.width && top + across > 0 && top < box.height;
}

/** Size of signs on this chart: 1 on a desk, smaller on a phone, where there is less sea between the islands. */
export const signScaleFor = ({ width, height }: Box): number =>
  Math.max(0.62, Math.min(1, Math.sqrt(width * height) / 760));

/** Whether a corner block of this size, top left, lies on no island and its shoals and on no name beside one. */
export function cornerIsFree({ places, radius, names }: Ring, corner: Box): boolean {
  if (names === 'beside') return false;
  return places.every(({ x, y }) => {
    const nearest = { x: Math.min(x, corner.width), y: Math.min(y, corner.height) };
    return Math.hypot(x - nearest.x, y - nearest.y) > radius * 1.3;
  });
}

/** How far the chart can be magnified: until every island has room for its words, and a bit. */
export const largestZoom = ({ radius }: Ring): number => Math.max(4, Math.ceil(64 / radius));

/** Whether any of a curve through these points can be on screen. */
export function touchesView(points: readonly Point[], view: View, box: Box): boolean {
  const xs = points.map(({ x }) => x * view.k + view.x);
  const ys = points.map(({ y }) => y * view.k + view.y);
  return (
    Math.max(...xs) >= 0 &&
    Math.min(...xs) <= box.width &&
    Math.max(...ys) >= 0 &&
    Math.min(...ys) <= box.height
  );
}
