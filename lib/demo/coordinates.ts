/** Vivaldi coordinates as Consul keeps them (serf/coordinate), all in seconds. */

/** Where a datacenter's servers stand. */
export type Position = { vec: readonly number[]; adjustment: number };

/** Every server's height: its share of a round trip that no direction explains. */
export const SERVER_HEIGHT = 0.000_15;

/** Parts of a vector in Consul's default configuration. */
const DIMENSIONS = 8;

/** Consul's estimate of a round trip in seconds (serf/coordinate, DistanceTo): adjustments count while the sum stays positive. */
export function roundTripSeconds(a: Position, b: Position): number {
  const distance = Math.hypot(...a.vec.map((part, i) => part - (b.vec[i] ?? 0))) + 2 * SERVER_HEIGHT;
  const adjusted = distance + a.adjustment + b.adjustment;
  return adjusted > 0 ? adjusted : distance;
}

/**
 * Positions whose estimates reproduce a symmetric table of round trips within 0.5 %, or as well as they can. Networks are
 * no flat space: adding a constant to all distances makes any table fit (up to nine places), and a negative adjustment
 * takes it off again, as Consul's own adjustments do. The same table gives the same positions.
 */
export function fitPositions(count: number, roundTripMs: (i: number, j: number) => number): Position[] {
  let best: { worst: number; positions: Position[] } | null = null;
  for (let constant = 0; constant <= 0.2; constant += 0.01) {
    const vectors = spread(count, (i, j) => roundTripMs(i, j) / 1000 - 2 * SERVER_HEIGHT + constant);
    const positions = vectors.map((vec) => ({ vec, adjustment: -constant / 2 }));
    const worst = worstError(positions, roundTripMs);
    if (!best || worst < best.worst) best = { worst, positions };
    if (worst < 0.005) break;
  }
  return best?.positions ?? [];
}

/** Points at the wanted distances: each moves to the mean of where the others want it (SMACOF), from a fixed start. */
function spread(count: number, wanted: (i: number, j: number) => number): number[][] {
  let points = Array.from({ length: count }, (_, i) =>
    Array.from(
      { length: DIMENSIONS },
      (_, d) => 0.05 * Math.sin((i + 1) * (d + 1) * 1.7) + 0.02 * Math.cos(i * 3.1 + d),
    ),
  );
  for (let round = 0; round < 500; round++) {
    points = points.map((from, i) => {
      const next = new Array<number>(DIMENSIONS).fill(0);
      points.forEach((other, j) => {
        if (i === j) return;
        const distance = Math.hypot(...from.map((part, d) => part - (other[d] ?? 0))) || 1e-9;
        const ratio = wanted(i, j) / distance;
        for (let d = 0; d < DIMENSIONS; d++) {
          next[d] = (next[d] ?? 0) + (other[d] ?? 0) + ratio * ((from[d] ?? 0) - (other[d] ?? 0));
        }
      });
      return next.map((part) => part / Math.max(1, count - 1));
    });
  }
  return points;
}

function worstError(positions: readonly Position[], roundTripMs: (i: number, j: number) => number): number {
  let worst = 0;
  positions.forEach((a, i) => {
    positions.slice(0, i).forEach((b, j) => {
      worst = Math.max(worst, Math.abs((roundTripSeconds(a, b) * 1000) / roundTripMs(i, j) - 1));
    });
  });
  return worst;
}
