/** A place on the chart, in chart units (one unit is one CSS pixel at zoom 1). */
export type Point = { x: number; y: number };

export type Box = { width: number; height: number };

/** One decimal is finer than any screen, and keeps the markup short and the same on every machine. */
export const tenth = (value: number): number => Math.round(value * 10) / 10 + 0;

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const mix = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});

/** The point at `angle` (radians, clockwise from east, as SVG counts) and `radius` from the origin. */
export const polar = (angle: number, radius: number, origin: Point = { x: 0, y: 0 }): Point => ({
  x: origin.x + Math.cos(angle) * radius,
  y: origin.y + Math.sin(angle) * radius,
});

/** The angle folded into -π..π. */
export function foldAngle(angle: number): number {
  const turn = Math.PI * 2;
  return angle - turn * Math.round(angle / turn);
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
