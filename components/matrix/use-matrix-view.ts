'use client';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { MATRIX_LAYERS, MATRIX_ORDERS } from '@/lib/graph/matrix';

/** `?layer=`, `?order=` and `?filter=` of the matrix. */
export function useMatrixView() {
  const [layer, setLayer] = useQueryState('layer', parseAsStringLiteral(MATRIX_LAYERS).withDefault('state'));
  const [order, setOrder] = useQueryState('order', parseAsStringLiteral(MATRIX_ORDERS).withDefault('name'));
  const [filter, setFilter] = useQueryState('filter', parseAsString.withDefault(''));
  return { layer, setLayer, order, setOrder, filter, setFilter };
}
