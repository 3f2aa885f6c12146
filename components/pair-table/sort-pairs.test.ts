import { describe, expect, it } from 'vitest';
import { parseFilter } from '@/lib/graph/datacenter-filter';
import { pairCells, pairKey } from '@/lib/graph/pair-cells';
import { CRITICAL } from '../testing/sample-snapshots';
import { filterPairs, formatOrder, parseOrder, sortPairs } from './sort-pairs';

const cells = pairCells(CRITICAL);

describe('sortPairs', () => {
  it('puts the worst state first, and turns round', () => {
    expect(sortPairs(cells, { column: 'state', descending: false })[0]?.state).toBe('disconnected');
    expect(sortPairs(cells, { column: 'state', descending: true })[0]?.state).toBe('connected');
  });

  it('keeps equal ones in the order of the federation', () => {
    const connected = sortPairs(cells, { column: 'state', descending: false }).filter(
      ({ state }) => state === 'connected',
    );
    expect(connected.map(pairKey)).toEqual(cells.filter(({ state }) => state === 'connected').map(pairKey));
  });

  it('puts unknown round trips last, and leaves its input alone', () => {
    const before = cells.map(pairKey);
    expect(sortPairs(cells, { column: 'roundTripMs', descending: false }).at(-1)?.roundTripMs).toBeNull();
    expect(cells.map(pairKey)).toEqual(before);
  });
});

describe('filterPairs', () => {
  const found = (text: string) => filterPairs(cells, CRITICAL.datacenters, parseFilter(text));

  it('wants every word somewhere', () => {
    expect(found(' EU-central  disconnected ')).toHaveLength(8);
    expect(found('nowhere')).toHaveLength(0);
    expect(found('  ')).toBe(cells);
  });

  it('wants one of the ends to have what a facet asks for', () => {
    const primary = CRITICAL.primary ?? '';
    const own = found('role:primary');
    expect(own).toHaveLength(2 * (CRITICAL.datacenters.length - 1));
    expect(own.every(({ from, to }) => from === primary || to === primary)).toBe(true);
    expect(found('role:primary version:0.0.1')).toHaveLength(0);
  });
});

describe('parseOrder', () => {
  it('survives the way into the URL and back, and is nothing for a column that is not there', () => {
    expect(formatOrder({ column: 'roundTripMs', descending: true })).toBe('-roundTripMs');
    expect(parseOrder('-roundTripMs')).toEqual({ column: 'roundTripMs', descending: true });
    expect(parseOrder('state')).toEqual({ column: 'state', descending: false });
    expect(parseOrder('colour')).toBeNull();
  });
});
