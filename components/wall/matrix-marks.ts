import type { MatrixLayout } from '@/lib/graph/matrix';
import { PAIR_LETTERS, type Snapshot } from '@/lib/snapshot/types';

/** A name beside a row or above a column. `at`: its middle, CSS px from the canvas's edge. */
export type Mark = { name: string; at: number };

/** Fewer than this part of a row that is not well is no row to name: single cells are in the causes. */
const LEAST = 0.2;

/**
 * The rows and columns that somebody five metres away wants named: those with most cells that are not connected, at least `apart` px from
 * each other, and no more than `most` of each.
 */
export function matrixMarks(
  { datacenters, pairs }: Pick<Snapshot, 'datacenters' | 'pairs'>,
  { order, cell, left, top }: Pick<MatrixLayout, 'order' | 'cell' | 'left' | 'top'>,
  { apart, most }: { apart: number; most: number },
): { rows: Mark[]; columns: Mark[] } {
  const size = datacenters.length;
  const unwell = (from: number, to: number) =>
    from !== to && pairs.state[from * size + to] !== PAIR_LETTERS.connected ? 1 : 0;
  const marks = (edge: number, count: (i: number) => number): Mark[] => {
    const chosen: Mark[] = [];
    const worst = order
      .map((i, place) => ({
        name: datacenters[i]?.name ?? '',
        at: edge + (place + 0.5) * cell,
        part: count(i) / size,
      }))
      .filter(({ part }) => part >= LEAST)
      .sort((a, b) => b.part - a.part || a.at - b.at);
    for (const { name, at } of worst)
      if (chosen.length < most && chosen.every((other) => Math.abs(other.at - at) >= apart))
        chosen.push({ name, at });
    return chosen.sort((a, b) => a.at - b.at);
  };
  return {
    rows: marks(top, (i) => order.reduce((sum, j) => sum + unwell(i, j), 0)),
    columns: marks(left, (i) => order.reduce((sum, j) => sum + unwell(j, i), 0)),
  };
}
