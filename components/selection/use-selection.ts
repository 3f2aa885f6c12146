'use client';
import { useDeferredValue, useMemo } from 'react';
import { createParser, parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { formatOrder, parseOrder, type Order } from '../pair-table/sort-pairs';
import { matching, parseFilter } from '@/lib/graph/datacenter-filter';
import { formatSelection, parseSelection, type Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';

const parseAsSelection = createParser<Selection>({
  parse: parseSelection,
  serialize: formatSelection,
  eq: (a, b) => formatSelection(a) === formatSelection(b),
}).withOptions({ history: 'push' });

const VIEWS = ['map', 'table'] as const;

/** `?select=`: what the reader points at. */
export const useSelection = () => useQueryState('select', parseAsSelection);

/** `?view=`: the map, or the same as a table. */
export const useView = () => useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('map'));

const parseAsOrder = createParser<Order>({
  parse: parseOrder,
  serialize: formatOrder,
  eq: (a, b) => formatOrder(a) === formatOrder(b),
}).withDefault({ column: 'state', descending: false });

/** `?sort=` of the table. */
export const useOrder = () => useQueryState('sort', parseAsOrder);

/** `?filter=` of map, table and list: see lib/graph/datacenter-filter.ts. */
export const useFilter = () => useQueryState('filter', parseAsString.withDefault(''));

/** What the filter leaves, null while it asks for nothing. Typing is not held up by what is drawn. */
export function useMatching(snapshot: Snapshot): ReadonlySet<string> | null {
  const [text] = useFilter();
  const wanted = useDeferredValue(text);
  return useMemo(() => matching(snapshot, parseFilter(wanted)), [snapshot, wanted]);
}
