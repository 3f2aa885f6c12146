import { describe, expect, it } from 'vitest';
import { CRITICAL, EMPTY, HEALTHY } from '@/components/testing/sample-snapshots';
import { pairCell, pairCells, pairKey } from './pair-cells';

describe('pairCells', () => {
  it('gives every ordered pair once, never a datacenter with itself', () => {
    const keys = pairCells(CRITICAL).map(pairKey);
    expect(keys).toHaveLength(30);
    expect(new Set(keys).size).toBe(30);
    expect(pairCells(EMPTY)).toEqual([]);
  });

  it('reads rows as from and columns as to', () => {
    expect(pairCell(CRITICAL, 'eu-central', 'us-east')).toMatchObject({
      state: 'degraded',
      forwarding: 'good',
      roundTripMs: 91,
    });
    expect(pairCell(CRITICAL, 'us-east', 'eu-central')).toMatchObject({
      state: 'disconnected',
      forwarding: 'bad',
    });
  });

  it('never reads a letter it does not know as good', () => {
    const later = { ...HEALTHY, pairs: { ...HEALTHY.pairs, state: '-zzz-zzz-', gossip: '' } };
    expect(pairCells(later).every(({ state, gossip }) => state === 'unknown' && gossip === 'unknown')).toBe(
      true,
    );
  });

  it('is null for a name that is not there', () => {
    expect(pairCell(HEALTHY, 'dc1', 'gone')).toBeNull();
    expect(pairCell(HEALTHY, 'dc1', 'dc1')).toBeNull();
  });
});
