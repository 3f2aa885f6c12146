import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { build, NOW, three } from './testing/three';
import { recordLags } from './record-lag';

const lags = (all: ReturnType<typeof three>) =>
  recordLags(build(all)).map(({ observer, record, written, copied }) => [observer, record, written, copied]);
const edit = (observer: string, record: string, patch: Parameters<typeof change.editFederationState>[3]) =>
  change.editFederationState(three(), observer, record, patch);

describe('recordLags', () => {
  it('finds none in a healthy federation', () => {
    expect(lags(three())).toEqual([]);
  });

  it('compares by index, beyond what a number holds', () => {
    expect(lags(edit('dc2', 'dc3', { primaryModifyIndex: '90' }))).toEqual([['dc2', 'dc3', '102', '90']]);
    const high = edit('dc1', 'dc3', { modifyIndex: '18446744073709551615' });
    expect(lags(high)).toEqual([
      ['dc2', 'dc3', '18446744073709551615', '102'],
      ['dc3', 'dc3', '18446744073709551615', '102'],
    ]);
  });

  it('knows records that are missing, and those that the primary has no longer', () => {
    expect(lags(edit('dc2', 'dc3', null))).toEqual([['dc2', 'dc3', '102', null]]);
    expect(lags(edit('dc1', 'dc3', null))).toEqual([
      ['dc2', 'dc3', null, '102'],
      ['dc3', 'dc3', null, '102'],
    ]);
  });

  it('a copy newer than the answer of the primary is none, nor are records without indexes', () => {
    expect(lags(edit('dc2', 'dc3', { primaryModifyIndex: '103' }))).toEqual([]);
    expect(lags(edit('dc2', 'dc3', { primaryModifyIndex: '' }))).toEqual([]);
    expect(lags(change.failFact(three(), 'dc1', 'federationStates', 'denied'))).toEqual([]);
  });

  it('lasts since the primary was first seen to have it, up to the last answer of the observer', () => {
    const remembered = change.changeFact(
      edit('dc2', 'dc3', { primaryModifyIndex: '90' }),
      'dc1',
      'federationStates',
      (fact) => ({
        ...fact,
        knownSince: NOW - 600_000,
        changes: [{ subject: 'dc3', changes: [{ at: NOW - 41_000, from: '90/90', to: '102/102' }] }],
      }),
    );
    expect(recordLags(build(remembered))).toMatchObject([{ lastsMs: 40_000 }]);
    expect(recordLags(build(edit('dc2', 'dc3', { primaryModifyIndex: '90' })))).toMatchObject([
      { lastsMs: Infinity },
    ]);
  });
});
