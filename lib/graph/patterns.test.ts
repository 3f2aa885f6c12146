import { describe, expect, it } from 'vitest';
import type { PairState } from '../snapshot/types';
import { findPatterns } from './patterns';
import type { PairCell } from './pair-cells';

const NAMES = Array.from({ length: 20 }, (_, i) => `dc${String(i + 1).padStart(2, '0')}`);

const cellsOf = (stateOf: (from: string, to: string) => PairState): PairCell[] =>
  NAMES.flatMap((from) =>
    NAMES.filter((to) => to !== from).map((to) => ({
      from,
      to,
      state: stateOf(from, to),
      gossip: 'good' as const,
      forwarding: 'good' as const,
      gateways: 'good' as const,
      roundTripMs: null,
    })),
  );

describe('findPatterns', () => {
  it('tells of no pattern where all is well', () => {
    const { patterns, told } = findPatterns(
      cellsOf(() => 'connected'),
      NAMES,
    );
    expect(patterns).toEqual([]);
    expect(told.size).toBe(0);
  });

  it('tells of a lost datacenter once, though one way still works', () => {
    const lost = (from: string, to: string): PairState =>
      to === 'dc03' || (from === 'dc03' && to !== 'dc01') ? 'disconnected' : 'connected';
    const { patterns, told } = findPatterns(cellsOf(lost), NAMES);
    expect(patterns).toEqual([{ datacenter: 'dc03', state: 'disconnected', into: 19, out: 18, of: 19 }]);
    expect(told.size).toBe(37);
    expect(told.has('dc03>dc01')).toBe(false);
  });

  it('tells directions and states apart, the worst first and in it the largest', () => {
    const mixed = (from: string, to: string): PairState =>
      from === 'dc09'
        ? 'unknown'
        : to === 'dc04' || (to === 'dc05' && from !== 'dc01')
          ? 'disconnected'
          : 'connected';
    expect(
      findPatterns(cellsOf(mixed), NAMES).patterns.map(({ datacenter, state, into, out }) => [
        datacenter,
        state,
        into,
        out,
      ]),
    ).toEqual([
      ['dc04', 'disconnected', 18, 0],
      ['dc05', 'disconnected', 17, 0],
      ['dc09', 'unknown', 0, 19],
    ]);
  });

  it('leaves scattered ways alone', () => {
    const scattered = (from: string, to: string): PairState =>
      (NAMES.indexOf(from) + 3 * NAMES.indexOf(to)) % 7 === 0 ? 'disconnected' : 'connected';
    expect(findPatterns(cellsOf(scattered), NAMES).patterns).toEqual([]);
  });
});
