'use client';
import { createParser, parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { formatOrder, parseOrder, type Order } from '../pair-table/sort-pairs';
import { formatSelection, parseSelection, type Selection } from '@/lib/graph/selection';

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

/** `?sort=` and `?filter=` of the table. */
export const useOrder = () => useQueryState('sort', parseAsOrder);
export const useFilter = () => useQueryState('filter', parseAsString.withDefault(''));
