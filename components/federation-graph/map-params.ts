'use client';
import { createParser, parseAsStringLiteral, throttle, useQueryState } from 'nuqs';
import { formatZoom, parseZoom, type Zoom } from '@/lib/graph/viewport';

const LAYOUTS = ['ring', 'distance'] as const;

/** `?layout=`: a ring, or distance as round-trip time. */
export const useLayoutKind = () => useQueryState('layout', parseAsStringLiteral(LAYOUTS).withDefault('ring'));

/** A gesture ends several times; browsers allow few changes of the address a second. */
const ADDRESS_MS = 400;

const parseAsZoom = createParser<Zoom>({
  parse: parseZoom,
  serialize: formatZoom,
  eq: (a, b) => formatZoom(a) === formatZoom(b),
}).withOptions({ history: 'replace', limitUrlUpdates: throttle(ADDRESS_MS) });

/** `?zoom=`: magnification and centre of the map; null for all of it. */
export const useZoom = () => useQueryState('zoom', parseAsZoom);
