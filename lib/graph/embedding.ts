import { polar, type Point } from './point';

/** Rounds are counted, never "until it is good": the picture is then a continuous function of the distances. */
const TURNS = 30;
const SWEEPS = 40;

/** The ring the search starts from and the picture is turned towards: clockwise from the top. */
export const onUnitRing = (index: number, count: number): Point =>
  polar(-Math.PI / 2 + (2 * Math.PI * index) / count, 1);

/**
 * Points in the plane whose distances are as near to the wanted ones as they can be, in the unit of those: classical scaling from a ring,
 * then stress majorisation with near pairs weighing more. `wanted` is row-major and symmetric; NaN where a distance is not known, but
 * known ones join all points. The same distances give the same points, nearly the same ones nearly the same.
 */
export function embed(wanted: Float64Array, count: number): Point[] {
  if (count < 2) return Array.from({ length: count }, () => ({ x: 0, y: 0 }));
  const { x, y } = scaled(alongKnown(wanted, count), count);
  majorise(x, y, wanted, count);
  return Array.from(x, (value, i) => ({ x: value, y: y[i] ?? 0 }));
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
function scaled(distances: Float64Array, count: number): Columns {
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
  const stretched = (axis: Float64Array): Float64Array => {
    const length = Math.sqrt(Math.max(0, dot(axis, times(axis))));
    return axis.map((value) => value * length);
  };
  return { x: stretched(x), y: stretched(y) };
}

/** Scalar products of the points as seen from their middle: what their distances tell of them. */
function centredProducts(distances: Float64Array, count: number): Float64Array {
  const squares = distances.map((d) => d * d);
  const means = new Float64Array(count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) means[i] = (means[i] ?? 0) + (squares[i * count + j] ?? 0) / count;
  const mean = means.reduce((sum, value) => sum + value, 0) / count;
  return squares.map((square, at) => {
    const [i, j] = [Math.floor(at / count), at % count];
    return ((means[i] ?? 0) + (means[j] ?? 0) - mean - square) / 2;
  });
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
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let i = 0; i < count; i++) {
      const [hereX, hereY] = [x[i] ?? 0, y[i] ?? 0];
      let [sumX, sumY, sum] = [0, 0, 0];
      for (let j = 0; j < count; j++) {
        const distance = wanted[i * count + j] ?? Number.NaN;
        if (j === i || Number.isNaN(distance)) continue;
        const [otherX, otherY] = [x[j] ?? 0, y[j] ?? 0];
        const [dx, dy] = [hereX - otherX, hereY - otherY];
        const ratio = distance / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        const weight = 1 / distance;
        sumX += weight * (otherX + dx * ratio);
        sumY += weight * (otherY + dy * ratio);
        sum += weight;
      }
      if (sum === 0) continue;
      x[i] = sumX / sum;
      y[i] = sumY / sum;
    }
}
