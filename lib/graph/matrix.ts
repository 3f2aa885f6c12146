import type { LayerState, PairState, Snapshot } from '../snapshot/types';
import { LAYER_LETTERS, PAIR_LETTERS } from '../snapshot/types';
import type { Box, Point } from './point';
import { findPatterns, type Pattern } from './patterns';
import { pairCells } from './pair-cells';
import { bounded, textWidth } from './words';

/** What the cells of the matrix show. */
export const MATRIX_LAYERS = ['state', 'gossip', 'forwarding', 'gateways', 'roundTrip'] as const;
export type MatrixLayer = (typeof MATRIX_LAYERS)[number];

/** `name`: as the federation lists them, the primary first; `trouble`: those with most broken ways first. */
export const MATRIX_ORDERS = ['name', 'trouble'] as const;
export type MatrixOrder = (typeof MATRIX_ORDERS)[number];

/** Where cells and names lie, in CSS px. Rows are `from`, columns `to`. */
export type MatrixLayout = {
  /** Datacenter indexes of the snapshot, in the order of rows and columns. */
  order: readonly number[];
  cell: number;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Whether every row and column has room for its name. */
  named: boolean;
  /** Rows and columns (in order) whose names are shown: all, or as many as there is room for, the marked ones first. */
  shown: readonly number[];
  /** Those of them that stand out. */
  marked: ReadonlySet<number>;
};

const NAMES = { most: 150, size: 14, margin: 14, least: 56, apart: 11 };
const CELL = { least: 4, most: 88, named: 10 };

/** Rows and columns that are shown: those whose name holds the text, or all. */
export function matrixOrder(
  { datacenters, pairs }: Pick<Snapshot, 'datacenters' | 'pairs'>,
  order: MatrixOrder,
  filter: string,
): number[] {
  const wanted = filter.trim().toLowerCase();
  const indexes = datacenters.flatMap(({ name }, i) => (name.toLowerCase().includes(wanted) ? [i] : []));
  if (order === 'name') return indexes;
  const size = datacenters.length;
  const trouble = datacenters.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++)
      sum += weight(pairs.state[i * size + j]) + weight(pairs.state[j * size + i]);
    return sum;
  });
  return indexes.sort((a, b) => (trouble[b] ?? 0) - (trouble[a] ?? 0) || a - b);
}

const WEIGHTS: Readonly<Record<string, number>> = {
  [PAIR_LETTERS.disconnected]: 1_000,
  [PAIR_LETTERS.degraded]: 30,
  [PAIR_LETTERS.recovering]: 10,
  [PAIR_LETTERS.unknown]: 1,
};
const weight = (letter: string | undefined): number => WEIGHTS[letter ?? ''] ?? 0;

/**
 * Cells as large as the box allows, at least 4 px: a larger federation scrolls. `marked`: names of datacenters that are shown even where
 * not all have room. No `names`: nothing is written beside the cells.
 */
export function layOutMatrix(
  order: readonly number[],
  names: readonly string[],
  box: Box,
  marked: ReadonlySet<string> = new Set(),
): MatrixLayout {
  const widths = order.map((i) => textWidth(bounded(names[i] ?? ''), NAMES.size));
  const longest = Math.max(0, ...widths);
  const least = names.length > 0 ? NAMES.least : 0;
  const label = Math.max(least, Math.min(NAMES.most, longest + NAMES.margin));
  const count = Math.max(1, order.length);
  const room = Math.min(box.width - label - 12, box.height - label - 12);
  const cell = Math.max(CELL.least, Math.min(CELL.most, Math.floor(room / count)));
  const places = new Set(order.flatMap((i, place) => (marked.has(names[i] ?? '') ? [place] : [])));
  return {
    order,
    cell,
    left: label,
    top: label,
    width: label + count * cell + 12,
    height: label + count * cell + 12,
    named: cell >= CELL.named,
    shown: names.length > 0 ? placesOfNames(order.length, cell, places) : [],
    marked: places,
  };
}

/** Places far enough from each other for a name each. */
function placesOfNames(count: number, cell: number, marked: ReadonlySet<number>): number[] {
  const apart = cell >= CELL.named ? 1 : Math.ceil(NAMES.apart / cell);
  const shown: number[] = [];
  const add = (place: number) => {
    if (shown.every((other) => Math.abs(other - place) >= apart)) shown.push(place);
  };
  marked.forEach(add);
  for (let place = 0; place < count; place += apart) add(place);
  return shown.sort((a, b) => a - b);
}

/** Row and column under a point; null outside of the cells. */
export function placeAt(
  { order, cell, left, top }: MatrixLayout,
  { x, y }: Point,
): { row: number; column: number } | null {
  const [column, row] = [Math.floor((x - left) / cell), Math.floor((y - top) / cell)];
  const inside = (n: number) => n >= 0 && n < order.length;
  return inside(row) && inside(column) ? { row, column } : null;
}

/** The letter of a cell in one layer; `-` on the diagonal. */
export function letterAt(
  { datacenters, pairs }: Pick<Snapshot, 'datacenters' | 'pairs'>,
  layer: Exclude<MatrixLayer, 'roundTrip'>,
  from: number,
  to: number,
): string {
  return pairs[layer][from * datacenters.length + to] ?? '?';
}

/** The state a letter stands for, whatever the layer. */
export function stateOfLetter(layer: MatrixLayer, letter: string): PairState | LayerState | null {
  const letters = layer === 'state' || layer === 'roundTrip' ? PAIR_LETTERS : LAYER_LETTERS;
  const found = Object.entries(letters).find(([, one]) => one === letter);
  if (!found) return letter === '-' ? null : 'unknown';
  return found[0] as PairState | LayerState; // a key of one of the two maps
}

/** A row or column of one cell is no pattern. */
const LEAST_CELLS = 2;

/** Whole rows and columns in one state. */
export function matrixPatterns(snapshot: Pick<Snapshot, 'datacenters' | 'pairs'>): readonly Pattern[] {
  return findPatterns(
    pairCells(snapshot),
    snapshot.datacenters.map(({ name }) => name),
    { least: LEAST_CELLS },
  ).patterns;
}

/** Where the cursor goes on a key; null when the key does not move it. */
export function moveCursor(
  { row, column }: { row: number; column: number },
  key: string,
  count: number,
): { row: number; column: number } | null {
  const last = count - 1;
  const clamp = (n: number) => Math.max(0, Math.min(last, n));
  switch (key) {
    case 'ArrowUp':
      return { row: clamp(row - 1), column };
    case 'ArrowDown':
      return { row: clamp(row + 1), column };
    case 'ArrowLeft':
      return { row, column: clamp(column - 1) };
    case 'ArrowRight':
      return { row, column: clamp(column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: last };
    case 'PageUp':
      return { row: clamp(row - 10), column };
    case 'PageDown':
      return { row: clamp(row + 10), column };
    default:
      return null;
  }
}
