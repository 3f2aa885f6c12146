/** Vivaldi coordinates as Consul keeps them (serf/coordinate): seconds, eight dimensions. */

/** Every server's height in seconds: its share of a round trip that no direction explains. */
export const SERVER_HEIGHT = 0.000_15;

/** Consul's estimate of a round trip in seconds (serf/coordinate DistanceTo), for equal heights and no adjustment. */
export function roundTripSeconds(a: readonly number[], b: readonly number[]): number {
  if (a === b) return 2 * SERVER_HEIGHT;
  return Math.hypot(...a.map((part, i) => part - (b[i] ?? 0))) + 2 * SERVER_HEIGHT;
}

/**
 * Vectors whose distances reproduce a table of round trips: stress majorisation (SMACOF) from a fixed start, so
 * the same table gives the same vectors. `roundTripMs(i, j)` is symmetric. The fit is exact where the table can be
 * laid out in eight dimensions, which any plausible table of up to nine places nearly is.
 */
export function fitVectors(count: number, roundTripMs: (i: number, j: number) => number): number[][] {
  const wanted = (i: number, j: number) => Math.max(0, roundTripMs(i, j) / 1000 - 2 * SERVER_HEIGHT);
  let points = Array.from({ length: count }, (_, i) =>
    Array.from(
      { length: 8 },
      (_, d) => 0.05 * Math.sin((i + 1) * (d + 1) * 1.7) + 0.02 * Math.cos(i * 3.1 + d),
    ),
  );
  for (let round = 0; round < 3000; round++) {
    points = points.map((from, i) => {
      const next = new Array<number>(8).fill(0);
      points.forEach((other, j) => {
        if (i === j) return;
        const distance = Math.hypot(...from.map((part, d) => part - (other[d] ?? 0))) || 1e-9;
        const ratio = wanted(i, j) / distance;
        for (let d = 0; d < 8; d++) {
          next[d] = (next[d] ?? 0) + (other[d] ?? 0) + ratio * ((from[d] ?? 0) - (other[d] ?? 0));
        }
      });
      return next.map((part) => part / Math.max(1, count - 1));
    });
  }
  return points;
}
