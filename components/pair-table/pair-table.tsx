'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { parseFilter } from '@/lib/graph/datacenter-filter';
import { pairCells, pairKey } from '@/lib/graph/pair-cells';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { useFilter, useOrder } from '../selection/use-selection';
import { MoreRows, PAGE } from '../map-table/more-rows';
import { PairRow } from './pair-row';
import { filterPairs, sortPairs, type Column, type Order } from './sort-pairs';

type Props = {
  snapshot: Snapshot;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
};

const HEADS: readonly { column: Column; word: string }[] = [
  { column: 'from', word: 'from → to' },
  { column: 'state', word: 'state' },
  { column: 'gossip', word: 'gossip' },
  { column: 'forwarding', word: 'forwarding' },
  { column: 'gateways', word: 'mesh gateways' },
  { column: 'roundTripMs', word: 'round trip' },
];

function Head({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }) {
  return (
    <thead className="text-xs max-sm:sr-only">
      <tr>
        {HEADS.map(({ column, word }) => {
          const by = order.column === column;
          const Arrow = order.descending ? ArrowDown : ArrowUp;
          return (
            <th
              key={column}
              scope="col"
              aria-sort={by ? (order.descending ? 'descending' : 'ascending') : 'none'}
              className={`pr-4 pb-2 font-medium last:pr-0 last:text-right ${by ? 'text-ink' : 'text-ink-faint'}`}
            >
              <button
                type="button"
                className="inline-flex items-center gap-1 whitespace-nowrap hover:text-ink"
                onClick={() => onOrder({ column, descending: by && !order.descending })}
              >
                {word}
                {by && <Arrow size={12} aria-hidden="true" />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const counted = (count: number): string => count.toLocaleString('en');

/** Every ordered pair with its three layers: the map in words. */
export function PairTable({ snapshot, selection, onSelect }: Props) {
  const [order, setOrder] = useOrder();
  const [filter] = useFilter();
  const [pages, setPages] = useState(1);
  const wanted = useDeferredValue(filter);
  const cells = useMemo(() => pairCells(snapshot), [snapshot]);
  const rows = useMemo(
    () => sortPairs(filterPairs(cells, snapshot.datacenters, parseFilter(wanted)), order),
    [cells, snapshot, wanted, order],
  );
  const shown = rows.slice(0, pages * PAGE);
  const selected = selection?.kind === 'pair' ? pairKey(selection) : null;
  return (
    <section aria-label="All pairs">
      <p role="status" className="figures mb-3 text-ink-soft">
        {rows.length === cells.length
          ? `${counted(cells.length)} pairs`
          : `${counted(rows.length)} of ${counted(cells.length)} pairs`}
      </p>
      <table className="w-full text-left">
        <caption className="sr-only">All ordered pairs of datacenters with their three layers</caption>
        <Head order={order} onOrder={(next) => void setOrder(next)} />
        <tbody>
          {shown.map((cell) => (
            <PairRow
              key={pairKey(cell)}
              cell={cell}
              selected={selected === pairKey(cell)}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      <MoreRows shown={shown.length} all={rows.length} onMore={() => setPages(pages + 1)} />
    </section>
  );
}
