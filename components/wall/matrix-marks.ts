import { stateOfLetter, type MatrixLayout } from '@/lib/graph/matrix';
import { TROUBLES, type Trouble } from '@/lib/graph/patterns';
import type { Point } from '@/lib/graph/point';
import { PAIR_LETTERS, type Snapshot } from '@/lib/snapshot/types';

type Told = Pick<Snapshot, 'datacenters' | 'pairs'>;
type Cells = Pick<MatrixLayout, 'order' | 'cell' | 'left' | 'top'>;

/** A row or column that is named. `at`: its middle, CSS px from the canvas's edge; `state`: what most of it is in. */
export type Mark = { name: string; at: number; state: Trouble };

/** Fewer than this part of a row that is not well is no row to name: single cells have signs. */
const LEAST = 0.2;

/**
 * The rows and columns that somebody five metres away wants named: those with most cells that are not connected, at least `apart` px from
 * each other, and no more than `most` of each.
 */
export function matrixMarks(
  told: Told,
  { order, cell, left, top }: Cells,
  { apart, most }: { apart: number; most: number },
): { rows: Mark[]; columns: Mark[] } {
  const { datacenters } = told;
  const { rows, columns } = partsUnwell(told);
  const marks = (edge: number, parts: readonly number[], stateOf: (i: number) => Trouble): Mark[] => {
    const chosen: Mark[] = [];
    const worst = order
      .map((i, place) => ({ i, at: edge + (place + 0.5) * cell, part: parts[i] ?? 0 }))
      .filter(({ part }) => part >= LEAST)
      .sort((a, b) => b.part - a.part || a.at - b.at);
    for (const { i, at } of worst)
      if (chosen.length < most && chosen.every((other) => Math.abs(other.at - at) >= apart))
        chosen.push({ name: datacenters[i]?.name ?? '', at, state: stateOf(i) });
    return chosen.sort((a, b) => a.at - b.at);
  };
  const size = datacenters.length;
  const stateAt = (from: number, to: number) => told.pairs.state[from * size + to] ?? '-';
  return {
    rows: marks(top, rows, (i) => commonest(order.map((j) => stateAt(i, j)))),
    columns: marks(left, columns, (i) => commonest(order.map((j) => stateAt(j, i)))),
  };
}

/** The trouble that most of these letters tell of; the worst among equals. */
function commonest(letters: readonly string[]): Trouble {
  const count = (state: Trouble) => letters.filter((letter) => letter === PAIR_LETTERS[state]).length;
  return TROUBLES.reduce((best, state) => (count(state) > count(best) ? state : best));
}

/** By datacenter: the part of its row and of its column that is not connected. */
function partsUnwell({ datacenters, pairs }: Told): { rows: number[]; columns: number[] } {
  const size = datacenters.length;
  const [rows, columns] = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)];
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++) {
      if (from === to || pairs.state[from * size + to] === PAIR_LETTERS.connected) continue;
      rows[from] = (rows[from] ?? 0) + 1 / size;
      columns[to] = (columns[to] ?? 0) + 1 / size;
    }
  return { rows, columns };
}

/** A sign over a cell. Its middle, CSS px from the canvas's edges. */
export type CellSign = Point & { state: Trouble };

/**
 * A cell of a few pixels that is not well is seen by nobody: the worst ones that are in no row or column of such cells have a sign, at
 * least `apart` px from each other and no more than `most`. Unknown ones are quiet.
 */
export function cellSigns(
  told: Told,
  { order, cell, left, top }: Cells,
  { apart, most }: { apart: number; most: number },
): CellSign[] {
  const { datacenters, pairs } = told;
  const size = datacenters.length;
  const { rows, columns } = partsUnwell(told);
  const lone: CellSign[] = [];
  order.forEach((from, row) => {
    order.forEach((to, column) => {
      const state = stateOfLetter('state', pairs.state[from * size + to] ?? '-');
      const trouble = TROUBLES.find((one) => one === state);
      if (from === to || !trouble || trouble === 'unknown') return;
      if ((rows[from] ?? 0) >= LEAST || (columns[to] ?? 0) >= LEAST) return;
      lone.push({ state: trouble, x: left + (column + 0.5) * cell, y: top + (row + 0.5) * cell });
    });
  });
  lone.sort((a, b) => TROUBLES.indexOf(a.state) - TROUBLES.indexOf(b.state));
  const chosen: CellSign[] = [];
  for (const sign of lone) {
    if (chosen.length === most) break;
    if (chosen.every(({ x, y }) => Math.hypot(x - sign.x, y - sign.y) >= apart)) chosen.push(sign);
  }
  return chosen;
}
