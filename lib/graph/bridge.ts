import { distance, foldAngle, mix, polar, tenth, type Point } from './point';

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

/** Where bridges to and from a datacenter end, and which way its harbour opens (radians). */
export type Bridgehead = Point & { angle: number; room: number };

/** A bridge never leaves its harbour at a sharper angle than this, radians: it would cross its own island. */
const SHARPEST = 1.35;

/**
 * The bridge between two harbours anywhere on the chart: it leaves each through the harbour's mouth and turns towards the other.
 * `clear` is the way that takes it out of the harbour, chart units.
 */
export function bridgeFromHarbours(a: Bridgehead, b: Bridgehead, clear: number): Bridge {
  const out = (from: Bridgehead, to: Bridgehead): Point => {
    const towards = foldAngle(Math.atan2(to.y - from.y, to.x - from.x) - from.angle);
    const turned = Math.max(-SHARPEST, Math.min(SHARPEST, towards));
    const behind = Math.max(0, Math.abs(towards) - SHARPEST) / (Math.PI - SHARPEST);
    const reach = clear * (0.5 + 2.2 * behind) + distance(from, to) * 0.22 * (1 - 0.9 * behind);
    return polar(from.angle + turned, reach, from);
  };
  const first = out(a, b);
  const last = out(b, a);
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
