'use client';
import { createParser, parseAsStringLiteral, useQueryState } from 'nuqs';
import { formatSelection, parseSelection, type Selection } from '@/lib/graph/selection';

const parseAsSelection = createParser<Selection>({
  parse: parseSelection,
  serialize: formatSelection,
  eq: (a, b) => formatSelection(a) === formatSelection(b),
}).withOptions({ history: 'push' });

export const VIEWS = ['map', 'table'] as const;

/** `?select=`: what the reader points at. */
export const useSelection = () => useQueryState('select', parseAsSelection);

/** `?view=`: the map, or the same as a table. */
export const useView = () => useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('map'));
