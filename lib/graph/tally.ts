import type { Bridgehead } from './bridge';
import type { PairCell } from './pair-cells';
import type { Trouble } from './patterns';
import { polar, tenth } from './point';

/** How many scattered ways of one datacenter are in one state, as a stub in its harbour: longer is more. */
export type Tally = { datacenter: string; state: Trouble; count: number; path: string };

/** The longest stub, chart units. */
const LONGEST = 34;

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
  const most = Math.max(1, ...[...counts.values()].map((own) => Math.max(...own.values())));
  return [...bridgeheads].flatMap(([datacenter, apex]) => {
    const own = [...(counts.get(datacenter) ?? [])];
    const [best] = own.sort(([, a], [, b]) => b - a);
    if (!best) return [];
    const [state, count] = best;
    const start = polar(apex.angle, 3, apex);
    const end = polar(apex.angle, 3 + LONGEST * Math.sqrt(count / most), apex);
    const path = `M${tenth(start.x)},${tenth(start.y)}L${tenth(end.x)},${tenth(end.y)}`;
    return [{ datacenter, state, count, path }];
  });
}
