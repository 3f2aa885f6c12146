import { describe, expect, it } from 'vitest';
import type { PairCell } from './pair-cells';
import { talliesOf } from './tally';

const cell = (from: string, to: string, state: PairCell['state']): PairCell => ({
  from,
  to,
  state,
  gossip: 'good',
  forwarding: 'good',
  gateways: 'good',
  roundTripMs: null,
});
const HEADS = new Map([
  ['a', { x: 0, y: 100, angle: 0, room: 100 }],
  ['b', { x: 100, y: 0, angle: Math.PI / 2, room: 100 }],
  ['c', { x: 200, y: 100, angle: Math.PI, room: 100 }],
]);

describe('talliesOf', () => {
  it('counts scattered ways at both ends, in the state of most of them', () => {
    const cells = [cell('a', 'b', 'disconnected'), cell('a', 'c', 'disconnected'), cell('c', 'a', 'unknown')];
    expect(talliesOf(cells, HEADS).map(({ datacenter, state, count }) => [datacenter, state, count])).toEqual(
      [
        ['a', 'disconnected', 2],
        ['b', 'disconnected', 1],
        ['c', 'disconnected', 1],
      ],
    );
  });

  it('points at the middle, longer where a larger share of all ways is concerned', () => {
    const all = ['a', 'b', 'c'].flatMap((one) =>
      one === 'a' ? [] : [['a', one] as const, [one, 'a'] as const],
    );
    const [most, less] = talliesOf(
      all.map(([from, to]) => cell(from, to, 'disconnected')),
      HEADS,
    );
    expect(most?.path).toBe('M3,100L37,100');
    expect(less?.path).toBe('M100,3L100,27');
  });

  it('is a dot where few of many ways are concerned', () => {
    const many = new Map(
      Array.from({ length: 200 }, (_, i) => [`dc${i}`, { x: 0, y: 100, angle: 0, room: 100 }] as const),
    );
    expect(talliesOf([cell('dc0', 'dc1', 'disconnected')], many)[0]?.path).toBe('M3,100L6,100');
  });

  it('draws nothing for what is connected', () => {
    expect(talliesOf([cell('a', 'b', 'connected')], HEADS)).toEqual([]);
  });
});
