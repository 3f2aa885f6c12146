import type { LayerState, PairState, Snapshot } from '../snapshot/types';
import { LAYER_LETTERS, PAIR_LETTERS } from '../snapshot/types';

/** One ordered pair as the compact matrix has it. */
export type PairCell = {
  from: string;
  to: string;
  state: PairState;
  gossip: LayerState;
  forwarding: LayerState;
  gateways: LayerState;
  /** ms; null when unknown. */
  roundTripMs: number | null;
};

type Matrix = Pick<Snapshot, 'datacenters' | 'pairs'>;

const turned = <T extends string>(letters: Record<T, string>): ReadonlyMap<string, T> =>
  new Map((Object.keys(letters) as T[]).map((word) => [letters[word], word]));
const STATES = turned<PairState>(PAIR_LETTERS);
const LAYERS = turned<LayerState>(LAYER_LETTERS);

function cellAt({ datacenters, pairs }: Matrix, row: number, column: number): PairCell | null {
  const from = datacenters[row];
  const to = datacenters[column];
  if (!from || !to || row === column) return null;
  const at = row * datacenters.length + column;
  // A letter of a later version must not read as good.
  const layer = (letters: string): LayerState => LAYERS.get(letters[at] ?? '') ?? 'unknown';
  return {
    from: from.name,
    to: to.name,
    state: STATES.get(pairs.state[at] ?? '') ?? 'unknown',
    gossip: layer(pairs.gossip),
    forwarding: layer(pairs.forwarding),
    gateways: layer(pairs.gateways),
    roundTripMs: pairs.roundTripMs[at] ?? null,
  };
}

/** All ordered pairs, rows first. */
export function pairCells(snapshot: Matrix): PairCell[] {
  const size = snapshot.datacenters.length;
  const cells: PairCell[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const cell = cellAt(snapshot, row, column);
      if (cell) cells.push(cell);
    }
  return cells;
}

/** One ordered pair by name; null when one of the names is not in the federation. */
export function pairCell(snapshot: Matrix, from: string, to: string): PairCell | null {
  const index = (name: string) => snapshot.datacenters.findIndex((datacenter) => datacenter.name === name);
  return cellAt(snapshot, index(from), index(to));
}

export const pairKey = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`;
