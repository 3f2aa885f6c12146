import { describe, expect, it } from 'vitest';
import { CONNECTED, datacenter, DISCONNECTED, snapshotOf } from '@/components/testing/snapshot-builder';
import { facetValues, isEmpty, matching, parseFilter, toggled } from './datacenter-filter';

const SNAPSHOT = snapshotOf(
  [
    datacenter('dc1', { role: 'primary', versions: ['1.12.9'] }),
    datacenter('eu-1', { status: 'critical', versions: ['1.9.2'] }),
    datacenter('eu-2', { status: 'warning', versions: ['1.12.9', '1.9.2'] }),
    datacenter('us-1', { versions: ['1.10.0'] }),
  ],
  (from, to) => (from === 'us-1' && to === 'eu-1' ? DISCONNECTED : CONNECTED),
);
const found = (text: string) => [...(matching(SNAPSHOT, parseFilter(text)) ?? ['all'])];

describe('the filter of datacenters', () => {
  it('asks for nothing while it is empty', () => {
    expect(found('')).toEqual(['all']);
    expect(found('  state: ')).toEqual(['all']);
    expect(isEmpty(parseFilter('state:ok'))).toBe(false);
  });

  it('finds by every word, in name, state, role and version', () => {
    expect(found('EU')).toEqual(['eu-1', 'eu-2']);
    expect(found('eu critical')).toEqual(['eu-1']);
    expect(found('primary')).toEqual(['dc1']);
    expect(found('1.9')).toEqual(['eu-1', 'eu-2']);
    expect(found('nowhere')).toEqual([]);
  });

  it('finds both ends of a way by its state', () => {
    expect(found('disconnected')).toEqual(['eu-1', 'us-1']);
    expect(found('degraded')).toEqual([]);
  });

  it('finds by any value of a facet and by every facet', () => {
    expect(found('state:critical,warning')).toEqual(['eu-1', 'eu-2']);
    expect(found('state:critical,warning version:1.12.9')).toEqual(['eu-2']);
    expect(found('role:secondary us')).toEqual(['us-1']);
  });

  it('is changed one value at a time, and what was typed stays', () => {
    expect(toggled('', 'state', 'critical')).toBe('state:critical');
    expect(toggled('EU state:critical', 'state', 'warning')).toBe('EU state:critical,warning');
    expect(toggled('state:critical,warning EU', 'state', 'critical')).toBe('EU state:warning');
    expect(toggled('state:warning', 'state', 'warning')).toBe('');
  });

  it('knows the values there are: the worst state, the primary, the newest version first', () => {
    expect(facetValues(SNAPSHOT.datacenters, 'state')).toEqual([
      { value: 'critical', count: 1 },
      { value: 'warning', count: 1 },
      { value: 'ok', count: 2 },
    ]);
    expect(facetValues(SNAPSHOT.datacenters, 'role').map(({ value }) => value)).toEqual([
      'primary',
      'secondary',
    ]);
    expect(facetValues(SNAPSHOT.datacenters, 'version').map(({ value }) => value)).toEqual([
      '1.12.9',
      '1.10.0',
      '1.9.2',
    ]);
  });

  it('does not offer what cannot be typed', () => {
    expect(facetValues([datacenter('dc1', { versions: ['1.2, beta'] })], 'version')).toEqual([]);
  });
});
