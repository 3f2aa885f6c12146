import { curveBasisClosed, line } from 'd3';
import { foldAngle, polar, tenth, type Point } from './point';
import { seeded } from './seeded';

/** Distance of the coast from the island's middle at an angle (radians). */
export type Coast = (angle: number) => number;

const STEPS = 44;
/** How far the bay at the harbour cuts into the land, and how wide it is (radians). */
const BAY = { depth: 0.17, width: 0.46 };
/** Depth contours: how far out in radii, and how much of the coast's shape is left in them. */
const SHOALS = [
  { out: 0.1, shape: 0.8 },
  { out: 0.21, shape: 0.5 },
  { out: 0.34, shape: 0.25 },
] as const;

/**
 * The coast of a datacenter's island: calm, its own, the same for the same name, with a bay at the harbour.
 * Never further out than `radius`.
 */
export function coastOf(name: string, radius: number, harbour: number): Coast {
  const land = landOf(name);
  return (angle) => {
    const bay = BAY.depth * Math.exp(-((foldAngle(angle - harbour) / BAY.width) ** 2));
    return radius * land(angle) * (1 - bay);
  };
}

/** Without the bay: never further out than 1. An island is drawn again and again, its land is found once. */
const lands = new Map<string, Coast>();
const LANDS_AT_MOST = 2_000;

function landOf(name: string): Coast {
  const known = lands.get(name);
  if (known) return known;
  const next = seeded(name);
  const waves = [2, 3, 4, 5, 7].map((order) => ({
    order,
    height: (0.045 + 0.05 * next()) / Math.sqrt(order),
    phase: next() * Math.PI * 2,
  }));
  const rough = (angle: number) =>
    waves.reduce((sum, { order, height, phase }) => sum + height * Math.cos(order * angle + phase), 1);
  const peak = Math.max(...Array.from({ length: 180 }, (_, i) => rough((i / 90) * Math.PI)));
  const land: Coast = (angle) => rough(angle) / peak;
  if (lands.size >= LANDS_AT_MOST) lands.clear();
  lands.set(name, land);
  return land;
}

const closed = line<Point>(
  ({ x }) => tenth(x),
  ({ y }) => tenth(y),
).curve(curveBasisClosed);

/** A closed SVG path around the origin. */
export function coastPath(coast: Coast): string {
  const points = Array.from({ length: STEPS }, (_, i) => {
    const angle = (i / STEPS) * Math.PI * 2;
    return polar(angle, coast(angle));
  });
  return `${tidy(closed(points) ?? '')}Z`;
}

/** Depth contours from the coast outwards, each calmer than the one before. */
export function shoalPaths(coast: Coast, radius: number): string[] {
  return SHOALS.map(({ out, shape }) =>
    coastPath((angle) => radius * (1 + out) + (coast(angle) - radius) * shape),
  );
}

/** d3 prints all digits of its control points. */
const tidy = (path: string) =>
  path.replace(/-?\d+\.\d{2,}(e-?\d+)?/g, (number) => String(tenth(Number(number))));
