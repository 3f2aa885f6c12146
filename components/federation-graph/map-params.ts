'use client';
import { createParser, parseAsStringLiteral, throttle, useQueryState } from 'nuqs';
import { FACETS } from '@/lib/graph/datacenter-filter';
import { formatZoom, parseZoom, type Zoom } from '@/lib/graph/viewport';

const LAYOUTS = ['ring', 'distance'] as const;

/** `?layout=`: a ring, or distance as round-trip time. */
export const useLayoutKind = () => useQueryState('layout', parseAsStringLiteral(LAYOUTS).withDefault('ring'));

/** `?others=`: what a filter leaves out is quiet, or not on the map at all. */
export const useOthers = () =>
  useQueryState('others', parseAsStringLiteral(['quiet', 'hidden'] as const).withDefault('quiet'));

/** `?group=`: what datacenters have in common that stand together; null: the order of their names. */
export const useGrouping = () => useQueryState('group', parseAsStringLiteral(FACETS));

/** A gesture ends several times; browsers allow few changes of the address a second. */
const ADDRESS_MS = 400;

const parseAsZoom = createParser<Zoom>({
  parse: parseZoom,
  serialize: formatZoom,
  eq: (a, b) => formatZoom(a) === formatZoom(b),
}).withOptions({ history: 'replace', limitUrlUpdates: throttle(ADDRESS_MS) });

/** `?zoom=`: magnification and centre of the map; null for all of it. */
export const useZoom = () => useQueryState('zoom', parseAsZoom);
