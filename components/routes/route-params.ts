'use client';
import { parseAsNativeArrayOf, parseAsString, useQueryState, useQueryStates } from 'nuqs';

/** `?from=` and `?to=`: the way that is explained. */
export const useWay = () => useQueryStates({ from: parseAsString, to: parseAsString }, { history: 'push' });

/** `?stop=`, as often as needed: what is thought away, as /api/v1/what-if takes it. */
export const useStops = () => useQueryState('stop', parseAsNativeArrayOf(parseAsString).withDefault([]));

/** `?gateways=`: the datacenter whose gateway addresses are shown. */
export const useTableOf = () => useQueryState('gateways', parseAsString);
