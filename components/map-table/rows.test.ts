import { describe, expect, it } from 'vitest';
import { CRITICAL, PARTIAL, TRADITIONAL } from '../testing/sample-snapshots';
import { COLUMNS, rowsOf, type Kind } from './rows';

const KINDS: readonly Kind[] = ['datacenters', 'gateways', 'servers'];

describe('the rows of the table', () => {
  it('have everything that stands on the map', () => {
    const { datacenters } = CRITICAL;
    expect(rowsOf('datacenters', CRITICAL, null)).toHaveLength(datacenters.length);
    expect(rowsOf('servers', CRITICAL, null)).toHaveLength(
      datacenters.flatMap(({ servers }) => servers).length,
    );
    expect(rowsOf('gateways', CRITICAL, null)).toHaveLength(
      datacenters.flatMap(({ meshGateways }) => meshGateways).length,
    );
  });

  it.each(KINDS)('have a cell for every column of %s', (kind) => {
    for (const { cells } of rowsOf(kind, CRITICAL, null)) expect(cells).toHaveLength(COLUMNS[kind].length);
  });

  it('begin with the worst, and count the ways that are not connected', () => {
    const [first, ...others] = rowsOf('datacenters', CRITICAL, null);
    expect(first).toMatchObject({ name: 'eu-central', tone: 'bad', word: 'critical' });
    const letters = CRITICAL.pairs.state;
    const all = [first, ...others].reduce((sum, row) => sum + Number.parseInt(row?.cells[2] ?? '', 10), 0);
    expect(all).toBe(2 * [...letters].filter((letter) => letter !== 'c' && letter !== '-').length);
  });

  it('have no more than the filter leaves', () => {
    const only = rowsOf('servers', CRITICAL, new Set(['eu-north']));
    expect(new Set(only.map(({ place }) => place))).toEqual(new Set(['eu-north']));
  });

  it('say what is not known and what is not needed', () => {
    const unseen = rowsOf('datacenters', PARTIAL, null).find(({ name }) => name === 'dc3');
    expect(unseen).toMatchObject({ tone: 'unknown', cells: ['3 of 3', null, expect.any(String)] });
    expect(rowsOf('datacenters', TRADITIONAL, null)[0]?.cells[1]).toBe('none needed');
  });
});
