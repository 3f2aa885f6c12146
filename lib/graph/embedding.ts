import { polar, type Point } from './point';

/** Rounds are counted, never "until it is good": the picture is then a continuous function of the distances. */
const TURNS = 16;
const SWEEPS = 15;

/**
 * How much of the distances the plane can show. Where it is next to nothing, as where all are equally far from each other, noise alone
 * would decide who lies beside whom: they stand on the ring instead.
 */
const PLANAR = { least: 0.36, surely: 0.5 };
/** Of a ring whose points are 1 apart in the mean. */
const RING_RADIUS = Math.PI / 4;

/** The ring the search starts from and the picture is turned towards: clockwise from the top. */
const onUnitRing = (index: number, count: number): Point =>
  polar(-Math.PI / 2 + (2 * Math.PI * index) / count, 1);

/**
 * Points in the plane whose distances are as near to the wanted ones as they can be, in the unit of those: classical scaling from a ring,
 * then stress majorisation with near pairs weighing more; the ring again where no plane can show them. `wanted` is row-major and symmetric; NaN where a distance is not known, but
 * known ones join all points. The same distances give the same points, nearly the same ones nearly the same.
 */
export function embed(wanted: Float64Array, count: number): Point[] {
  if (count < 2) return Array.from({ length: count }, () => ({ x: 0, y: 0 }));
  const full = alongKnown(wanted, count);
  const { x, y, planar } = scaled(full, count);
  majorise(x, y, wanted, count);
  const own = Math.max(0, Math.min(1, (planar - PLANAR.least) / (PLANAR.surely - PLANAR.least)));
  if (own === 1) return Array.from(x, (value, i) => ({ x: value, y: y[i] ?? 0 }));
  const radius = (full.reduce((sum, ms) => sum + ms, 0) / count / (count - 1)) * RING_RADIUS;
  return Array.from(x, (value, i) => {
    const ring = onUnitRing(i, count);
    return {
      x: value * own + ring.x * radius * (1 - own),
      y: (y[i] ?? 0) * own + ring.y * radius * (1 - own),
    };
  });
}

/** Distances that are not known, by the shortest way over known ones. */
function alongKnown(wanted: Float64Array, count: number): Float64Array {
  const full = Float64Array.from(wanted);
  for (let i = 0; i < count; i++) full[i * count + i] = 0;
  if (!full.some(Number.isNaN)) return full;
  for (let i = 0; i < full.length; i++) if (Number.isNaN(full[i])) full[i] = Infinity;
  for (let via = 0; via < count; via++)
    for (let i = 0; i < count; i++) {
      const first = full[i * count + via] ?? Infinity;
      if (first === Infinity) continue;
      for (let j = 0; j < count; j++) {
        const over = first + (full[via * count + j] ?? Infinity);
        if (over < (full[i * count + j] ?? Infinity)) full[i * count + j] = over;
      }
    }
  return full;
}

type Columns = { x: Float64Array; y: Float64Array };

/** Classical multidimensional scaling: the two main axes of the centred squares, by turning the ring towards them. */
function scaled(distances: Float64Array, count: number): Columns & { planar: number } {
  const products = centredProducts(distances, count);
  const times = (vector: Float64Array): Float64Array => {
    const result = new Float64Array(count);
    for (let i = 0, at = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < count; j++, at++) sum += (products[at] ?? 0) * (vector[j] ?? 0);
      result[i] = sum;
    }
    return result;
  };
  const ring = Array.from({ length: count }, (_, i) => onUnitRing(i, count));
  let x = unit(Float64Array.from(ring, (p) => p.x));
  let y = unit(Float64Array.from(ring, (p) => p.y));
  for (let turn = 0; turn < TURNS; turn++) {
    x = unit(times(x));
    y = unit(without(times(y), x));
  }
  const spreads = [x, y].map((axis) => Math.max(0, dot(axis, times(axis))));
  const [alongX = 0, alongY = 0] = spreads;
  let whole = 0;
  for (let i = 0; i < count; i++) whole += products[i * count + i] ?? 0;
  return {
    x: x.map((value) => value * Math.sqrt(alongX)),
    y: y.map((value) => value * Math.sqrt(alongY)),
    planar: whole > 0 ? (alongX + alongY) / whole : 1,
  };
}

/** Scalar products of the points as seen from their middle: what their distances tell of them. */
function centredProducts(distances: Float64Array, count: number): Float64Array {
  const squares = distances.map((d) => d * d);
  const means = new Float64Array(count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) means[i] = (means[i] ?? 0) + (squares[i * count + j] ?? 0) / count;
  const mean = means.reduce((sum, value) => sum + value, 0) / count;
  for (let i = 0, at = 0; i < count; i++)
    for (let j = 0; j < count; j++, at++)
      squares[at] = ((means[i] ?? 0) + (means[j] ?? 0) - mean - (squares[at] ?? 0)) / 2;
  return squares;
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return length > 1e-12 ? vector.map((value) => value / length) : vector.fill(0);
}

/** `vector` less its part along the unit vector `axis`. */
function without(vector: Float64Array, axis: Float64Array): Float64Array {
  const along = dot(vector, axis);
  return vector.map((value, i) => value - along * (axis[i] ?? 0));
}

/** Each point moves to the mean of where the known others want it, weighed by 1 / distance (SMACOF, one point after the other). */
function majorise(x: Float64Array, y: Float64Array, wanted: Float64Array, count: number): void {
  const weights = wanted.map((distance) => (Number.isNaN(distance) ? 0 : 1 / distance));
  const sums = new Float64Array(count);
  for (let i = 0, at = 0; i < count; i++) {
    weights[i * count + i] = 0;
    for (let j = 0; j < count; j++, at++) sums[i] = (sums[i] ?? 0) + (weights[at] ?? 0);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let i = 0; i < count; i++) {
      const sum = sums[i] ?? 0;
      if (sum === 0) continue;
      const hereX = x[i] ?? 0;
      const hereY = y[i] ?? 0;
      let sumX = 0;
      let sumY = 0;
      const row = i * count;
      for (let j = 0; j < count; j++) {
        const weight = weights[row + j] ?? 0;
        if (weight === 0) continue;
        const otherX = x[j] ?? 0;
        const otherY = y[j] ?? 0;
        const dx = hereX - otherX;
        const dy = hereY - otherY;
        // Weight × wanted distance is 1: what is left of the way to it is the direction alone.
        const nearness = 1 / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        sumX += weight * otherX + dx * nearness;
        sumY += weight * otherY + dy * nearness;
      }
      x[i] = sumX / sum;
      y[i] = sumY / sum;
    }
}
