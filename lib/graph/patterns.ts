import type { PairState } from '../snapshot/types';
import { pairKey, type PairCell } from './pair-cells';

/** A state that is not well. */
export type Trouble = Exclude<PairState, 'connected'>;

/** Nearly all ways into a datacenter, out of it, or both, are in one state: told once instead of line by line. */
export type Pattern = {
  datacenter: string;
  state: Trouble;
  /** Ways in that state, into the datacenter and out of it; 0 where that direction is no pattern. */
  into: number;
  out: number;
  /** Ways there are in one direction. */
  of: number;
};

export const TROUBLES: readonly Trouble[] = ['disconnected', 'degraded', 'recovering', 'unknown'];

/** Fewer ways than these are told one by one, unless the caller can tell of fewer together. */
const LEAST = 6;
/** All, or nearly all: a way that still works must not hide the pattern. */
const SHARE = 0.7;

/**
 * The patterns of all pairs, the worst state first and in it the largest, and the keys of the pairs they tell of. A way out of one pattern and into another belongs to
 * both; the picture is the same for the same pairs in any order.
 */
export function findPatterns(
  cells: readonly PairCell[],
  datacenters: readonly string[],
  { least = LEAST }: { least?: number } = {},
): { patterns: readonly Pattern[]; told: ReadonlySet<string> } {
  const of = datacenters.length - 1;
  const isMost = (count: number) => count >= least && count >= SHARE * of;
  const counts = new Map(TROUBLES.map((state) => [state, { into: tallyOf(), out: tallyOf() }]));
  for (const { from, to, state } of cells) {
    const count = state === 'connected' ? undefined : counts.get(state);
    if (!count) continue;
    count.out.set(from, (count.out.get(from) ?? 0) + 1);
    count.into.set(to, (count.into.get(to) ?? 0) + 1);
  }
  const patterns: Pattern[] = [];
  for (const state of TROUBLES) {
    for (const datacenter of datacenters) {
      const into = counts.get(state)?.into.get(datacenter) ?? 0;
      const out = counts.get(state)?.out.get(datacenter) ?? 0;
      const most = { into: isMost(into) ? into : 0, out: isMost(out) ? out : 0 };
      if (most.into + most.out > 0) patterns.push({ datacenter, state, ...most, of });
    }
  }
  const rows = new Set(
    patterns.flatMap(({ datacenter, state, out }) => (out > 0 ? [`${state}>${datacenter}`] : [])),
  );
  const columns = new Set(
    patterns.flatMap(({ datacenter, state, into }) => (into > 0 ? [`${state}>${datacenter}`] : [])),
  );
  const told = new Set<string>();
  for (const cell of cells) {
    if (rows.has(`${cell.state}>${cell.from}`) || columns.has(`${cell.state}>${cell.to}`))
      told.add(pairKey(cell));
  }
  const size = ({ into, out }: Pattern) => into + out;
  const rank = ({ state }: Pattern) => TROUBLES.indexOf(state);
  return { patterns: patterns.sort((a, b) => rank(a) - rank(b) || size(b) - size(a)), told };
}

const tallyOf = () => new Map<string, number>();
