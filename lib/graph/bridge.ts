import { distance, mix, tenth, type Point } from './point';

/** A quadratic curve. */
export type Curve = { start: Point; control: Point; end: Point };

/** Both halves of the bridge between two harbours, each from its own harbour to the joint in the middle. */
export type Bridge = { near: Curve; far: Curve };

/**
 * The bridge from `a` to `b`: drawn towards the middle of the chart, so that neighbours leave the rim free; those that would all cross
 * in the very middle pass it on one side each, so that their signs do not lie on one another.
 */
export function bridgeBetween(a: Point, b: Point, centre: Point): Bridge {
  const middle = mix(a, b, 0.5);
  const length = distance(a, b) || 1;
  const offCentre = distance(middle, centre) / length;
  const drawn = mix(middle, centre, 0.24 + 0.62 * Math.exp(-((offCentre / 0.45) ** 2)));
  const aside = 0.13 * length * Math.exp(-((offCentre / 0.22) ** 2));
  const control = {
    x: drawn.x - ((b.y - a.y) / length) * aside,
    y: drawn.y + ((b.x - a.x) / length) * aside,
  };
  const first = mix(a, control, 0.5);
  const last = mix(control, b, 0.5);
  const joint = mix(first, last, 0.5);
  return { near: { start: a, control: first, end: joint }, far: { start: b, control: last, end: joint } };
}

export function alongCurve({ start, control, end }: Curve, t: number): Point {
  return mix(mix(start, control, t), mix(control, end, t), t);
}

/** Direction of travel at the end of the curve, degrees clockwise from east. */
export function headingAtEnd({ control, end }: Curve): number {
  return tenth((Math.atan2(end.y - control.y, end.x - control.x) * 180) / Math.PI);
}

const at = ({ x, y }: Point) => `${tenth(x)},${tenth(y)}`;

export const curvePath = ({ start, control, end }: Curve): string =>
  `M${at(start)}Q${at(control)} ${at(end)}`;
