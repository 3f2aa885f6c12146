import { datacenterText, hasFacets, isEmpty, type DatacenterFilter } from '@/lib/graph/datacenter-filter';
import type { PairCell } from '@/lib/graph/pair-cells';
import type { DatacenterSnapshot } from '@/lib/snapshot/types';

const COLUMNS = ['from', 'to', 'state', 'gossip', 'forwarding', 'gateways', 'roundTripMs'] as const;
export type Column = (typeof COLUMNS)[number];
export type Order = { column: Column; descending: boolean };

const STATES = ['disconnected', 'degraded', 'recovering', 'unknown', 'connected'];
const LAYERS = ['bad', 'partial', 'unknown', 'good', 'not-applicable'];

function compare(a: PairCell, b: PairCell, column: Column): number {
  if (column === 'state') return STATES.indexOf(a.state) - STATES.indexOf(b.state);
  if (column === 'from' || column === 'to')
    return a[column].localeCompare(b[column], 'en', { numeric: true });
  if (column === 'roundTripMs') return (a.roundTripMs ?? Infinity) - (b.roundTripMs ?? Infinity) || 0;
  return LAYERS.indexOf(a[column]) - LAYERS.indexOf(b[column]);
}

/** Sorted, the worst first by default; equal ones stay in the order of the federation. */
export function sortPairs(cells: readonly PairCell[], { column, descending }: Order): PairCell[] {
  const sign = descending ? -1 : 1;
  return [...cells].sort((a, b) => sign * compare(a, b, column));
}

/**
 * Pairs that fit the filter of the map: every word in one of the names, the state of the way, or what is known of its datacenters; every
 * facet by one of its datacenters.
 */
export function filterPairs(
  cells: readonly PairCell[],
  datacenters: readonly DatacenterSnapshot[],
  filter: DatacenterFilter,
): readonly PairCell[] {
  if (isEmpty(filter)) return cells;
  const known = new Map(
    datacenters.map((one) => [one.name, { text: datacenterText(one), fits: hasFacets(one, filter) }]),
  );
  return cells.filter(({ from, to, state }) => {
    const [start, end] = [known.get(from), known.get(to)];
    const text = `${start?.text ?? ''} ${end?.text ?? ''} ${state}`;
    return (start?.fits || end?.fits) && filter.words.every((word) => text.includes(word));
  });
}

/** `state`, or `-state` for descending: how the order stands in the URL. */
export const formatOrder = ({ column, descending }: Order): string => (descending ? `-${column}` : column);

export function parseOrder(text: string): Order | null {
  const descending = text.startsWith('-');
  const column = COLUMNS.find((name) => name === (descending ? text.slice(1) : text));
  return column ? { column, descending } : null;
}
