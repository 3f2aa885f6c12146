import type { PairMatrix, Snapshot } from '../snapshot/types';

/** Round trips between datacenters, both directions taken together. */
export type RoundTrips = {
  /** The primary first, then by name, whatever order they came in. */
  names: readonly string[];
  /** Row-major, ms; NaN where no direction is known and on the diagonal. */
  ms: Float64Array;
};

/** Closer than this is one place to a network, ms. */
const LEAST_MS = 0.05;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Told = Pick<Snapshot, 'primary'> &
  Pick<PairMatrix, 'roundTripMs'> & {
    /** In the order of the matrix. */
    names: readonly string[];
  };

/** Of the last snapshot: most of the next ones bring no new times, and the same object asks for no new layout. */
let last: RoundTrips | null = null;

/**
 * What the coordinates of a snapshot say of the distances. A way that is known in one direction only counts for both. The same names and
 * times as last time are the same object.
 */
export function roundTripsOf(told: Told): RoundTrips {
  const next = toldTrips(told);
  if (!last || !isSame(last, next)) last = next;
  return last;
}

const isSame = (a: RoundTrips, b: RoundTrips): boolean =>
  a.names.length === b.names.length &&
  a.names.every((name, i) => name === b.names[i]) &&
  a.ms.every((ms, i) => Object.is(ms, b.ms[i]));

function toldTrips({ names, roundTripMs, primary }: Told): RoundTrips {
  const size = names.length;
  const order = names
    .map((name, index) => ({ name, index }))
    .sort((a, b) => Number(b.name === primary) - Number(a.name === primary) || byText(a.name, b.name));
  const ms = new Float64Array(size * size).fill(Number.NaN);
  const known = (from: number, to: number): number => {
    const value = roundTripMs[from * size + to] ?? null;
    return value !== null && Number.isFinite(value) && value >= 0 ? value : Number.NaN;
  };
  order.forEach(({ index: a }, i) => {
    order.forEach(({ index: b }, j) => {
      if (j <= i) return;
      const [there, back] = [known(a, b), known(b, a)];
      const both = Number.isNaN(there) ? back : Number.isNaN(back) ? there : (there + back) / 2;
      ms[i * size + j] = ms[j * size + i] = Math.max(LEAST_MS, both);
    });
  });
  return { names: order.map(({ name }) => name), ms };
}

/** Those of some datacenters alone. */
export function among({ names, ms }: RoundTrips, wanted: ReadonlySet<string>): RoundTrips {
  const kept = names.flatMap((name, index) => (wanted.has(name) ? [index] : []));
  return {
    names: kept.map((index) => names[index] ?? ''),
    ms: Float64Array.from(kept.flatMap((a) => kept.map((b) => ms[a * names.length + b] ?? Number.NaN))),
  };
}

/**
 * The largest group of datacenters that known round trips join with each other, as indexes; of equal groups the one with the first
 * datacenter. Two groups without any known way between them have no place on one chart.
 */
export function joined({ names, ms }: RoundTrips): readonly number[] {
  const size = names.length;
  const seen = new Set<number>();
  let largest: number[] = [];
  for (let start = 0; start < size; start++) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const from of group)
      for (let to = 0; to < size; to++)
        if (!seen.has(to) && !Number.isNaN(ms[from * size + to])) {
          seen.add(to);
          group.push(to);
        }
    if (group.length > largest.length) largest = group;
  }
  return largest.length > 1 ? largest.sort((a, b) => a - b) : [];
}
