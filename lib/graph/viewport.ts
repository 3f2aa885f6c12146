import type { Layout } from './layout';
import type { Box, Point } from './point';

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
export function cornerIsFree({ places, radius, names }: Layout, corner: Box): boolean {
  if (names === 'beside') return false;
  return places.every(({ x, y }) => {
    const nearest = { x: Math.min(x, corner.width), y: Math.min(y, corner.height) };
    return Math.hypot(x - nearest.x, y - nearest.y) > radius * 1.3;
  });
}

/** How far the chart can be magnified: until every island has room for its words, and a bit. */
export const largestZoom = ({ radius }: Layout): number => Math.max(4, Math.ceil(64 / radius));

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

/** Magnification and the point of the chart in the middle of the screen, as parts of its size: the same on any screen. */
export type Zoom = { k: number; x: number; y: number };

export function viewOf({ k, x, y }: Zoom, { width, height }: Box): View {
  return { k, x: (0.5 - x * k) * width, y: (0.5 - y * k) * height };
}

export function zoomOf({ k, x, y }: View, { width, height }: Box): Zoom | null {
  return k <= 1.001 && Math.abs(x) < 1 && Math.abs(y) < 1
    ? null
    : { k, x: (0.5 - x / width) / k, y: (0.5 - y / height) / k };
}

/** `2.5,0.31,0.625`: how a zoom stands in the address of the page. */
export const formatZoom = ({ k, x, y }: Zoom): string =>
  [k.toFixed(3), x.toFixed(5), y.toFixed(5)].map(Number).join(',');

/** null for what is no zoom, or shows nothing of the chart. */
export function parseZoom(text: string): Zoom | null {
  const [k = Number.NaN, x = Number.NaN, y = Number.NaN, ...more] = text
    .split(',')
    .map((part) => (part === '' ? Number.NaN : Number(part)));
  const isOn = (part: number) => part >= -0.25 && part <= 1.25;
  return more.length === 0 && k >= 1 && k <= 1000 && isOn(x) && isOn(y) ? { k, x, y } : null;
}
