import type { Bridgehead } from './bridge';
import type { PairCell } from './pair-cells';
import type { Pattern, Trouble } from './patterns';
import { polar, tenth } from './point';

/** How many scattered ways of one datacenter are in one state, as a stub in its harbour: longer is a larger share of its ways. */
export type Tally = { datacenter: string; state: Trouble; count: number; path: string };

/** Of the stub of a datacenter all of whose ways are in one state, and of one with hardly any, chart units. */
const LONGEST = 34;
const SHORTEST = 3;

/** One stub a datacenter, in the state of most of its scattered ways (the worse on a tie). `cells` are worst first. */
export function talliesOf(cells: readonly PairCell[], bridgeheads: ReadonlyMap<string, Bridgehead>): Tally[] {
  const counts = new Map<string, Map<Trouble, number>>();
  for (const { from, to, state } of cells) {
    if (state === 'connected') continue;
    for (const name of [from, to]) {
      const own = counts.get(name) ?? new Map<Trouble, number>();
      own.set(state, (own.get(state) ?? 0) + 1);
      counts.set(name, own);
    }
  }
  const ways = Math.max(1, (bridgeheads.size - 1) * 2);
  return [...bridgeheads].flatMap(([datacenter, apex]) => {
    const own = [...(counts.get(datacenter) ?? [])];
    const [best] = own.sort(([, a], [, b]) => b - a);
    if (!best) return [];
    const [state, count] = best;
    return [{ datacenter, state, count, path: stub(apex, count / ways) }];
  });
}

/** Patterns of which there are too many to be fans. A datacenter has one stub, for the first of its patterns. */
export function talliesOfPatterns(
  patterns: readonly Pattern[],
  bridgeheads: ReadonlyMap<string, Bridgehead>,
): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { datacenter, state, into, out, of } of patterns) {
    const apex = bridgeheads.get(datacenter);
    if (!apex || tallies.has(datacenter)) continue;
    const count = into + out;
    tallies.set(datacenter, { datacenter, state, count, path: stub(apex, count / (of * 2)) });
  }
  return [...tallies.values()];
}

function stub(apex: Bridgehead, share: number): string {
  const start = polar(apex.angle, 3, apex);
  const end = polar(apex.angle, 3 + Math.max(SHORTEST, LONGEST * Math.sqrt(share)), apex);
  return `M${tenth(start.x)},${tenth(start.y)}L${tenth(end.x)},${tenth(end.y)}`;
}
