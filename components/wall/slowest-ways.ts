import type { Snapshot } from '@/lib/snapshot/types';

export type SlowWay = { a: string; b: string; ms: number };

/** The slowest ways of which the round-trip time is known, there and back as one: the slower direction counts. */
export function slowestWays(
  { datacenters, pairs }: Pick<Snapshot, 'datacenters' | 'pairs'>,
  most: number,
): SlowWay[] {
  const { length } = datacenters;
  const ways: SlowWay[] = [];
  datacenters.forEach(({ name: a }, from) => {
    for (let to = from + 1; to < length; to++) {
      const there = pairs.roundTripMs[from * length + to] ?? null;
      const back = pairs.roundTripMs[to * length + from] ?? null;
      const b = datacenters[to]?.name;
      if ((there === null && back === null) || b === undefined) continue;
      const ms = Math.max(there ?? 0, back ?? 0);
      const least = ways.at(-1)?.ms ?? 0;
      if (ways.length === most && ms <= least) continue;
      // Few are kept: the list is sorted at each find.
      ways.push({ a, b, ms });
      ways.sort((one, other) => other.ms - one.ms);
      ways.length = Math.min(ways.length, most);
    }
  });
  return ways;
}
