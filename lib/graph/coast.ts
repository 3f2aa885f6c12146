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

/** A closed SVG path around the origin: a uniform cubic B-spline, as d3's curveBasisClosed, but with the few digits that a screen has. */
export function coastPath(coast: Coast): string {
  const points = Array.from({ length: STEPS }, (_, i) => {
    const angle = (i / STEPS) * Math.PI * 2;
    return polar(angle, coast(angle));
  });
  const at = (i: number): Point => points[(i + STEPS) % STEPS] ?? { x: 0, y: 0 };
  const knot = (i: number): string => {
    const [before, here, after] = [at(i - 1), at(i), at(i + 1)];
    return `${tenth((before.x + 4 * here.x + after.x) / 6)},${tenth((before.y + 4 * here.y + after.y) / 6)}`;
  };
  let path = `M${knot(0)}`;
  for (let i = 0; i < STEPS; i++) {
    const [here, after] = [at(i), at(i + 1)];
    const first = `${tenth((2 * here.x + after.x) / 3)},${tenth((2 * here.y + after.y) / 3)}`;
    const second = `${tenth((here.x + 2 * after.x) / 3)},${tenth((here.y + 2 * after.y) / 3)}`;
    path += `C${first},${second},${knot(i + 1)}`;
  }
  return `${path}Z`;
}

/** Depth contours from the coast outwards, each calmer than the one before. */
export function shoalPaths(coast: Coast, radius: number): string[] {
  return SHOALS.map(({ out, shape }) =>
    coastPath((angle) => radius * (1 + out) + (coast(angle) - radius) * shape),
  );
}
