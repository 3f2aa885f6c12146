import { describe, expect, it } from 'vitest';
import { crowd, CRITICAL, HEALTHY } from '@/components/testing/sample-snapshots';
import type { Snapshot } from '../snapshot/types';
import { chartOf } from './chart';
import { crossings } from './crossings';
import { pairCells } from './pair-cells';
import { distance } from './point';
import { layOutRing } from './ring';

const NONE: ReadonlySet<string> = new Set();

function crossed(snapshot: Snapshot, strong = NONE) {
  const ring = layOutRing(
    snapshot.datacenters.map(({ name }) => name),
    { width: 1400, height: 880 },
  );
  return crossings(pairCells(snapshot), chartOf(snapshot.datacenters, ring), strong, 1);
}

describe('crossings', () => {
  it('draws every half-bridge by itself while there are few', () => {
    const { halves, backdrop, fans, tallies, notDrawn } = crossed(HEALTHY);
    expect(halves.map(({ key }) => key)).toEqual([
      'dc1>dc2',
      'dc1>dc3',
      'dc2>dc1',
      'dc2>dc3',
      'dc3>dc1',
      'dc3>dc2',
    ]);
    expect([backdrop, fans, tallies, notDrawn]).toEqual(['', [], [], 0]);
  });

  it('lets both halves meet in one joint, heading at each other', () => {
    const [there, , back] = crossed(HEALTHY).halves;
    expect(there?.joint).toEqual(back?.joint);
    expect(Math.abs(Math.abs((there?.heading ?? 0) - (back?.heading ?? 0)) - 180)).toBeLessThan(0.2);
  });

  it('signs what is not connected, and only that, without signs on one another', () => {
    const { halves } = crossed(CRITICAL);
    for (const { cell, mark } of halves) expect(mark === null).toBe(cell.state === 'connected');
    const marks = halves.flatMap(({ mark }) => (mark ? [mark] : []));
    marks.forEach((mark, i) => {
      for (const other of marks.slice(i + 1)) expect(distance(mark, other)).toBeGreaterThan(20);
    });
  });

  it('fades what is connected into one path beyond a dozen', () => {
    const { halves, backdrop, notDrawn } = crossed(crowd(24, 50));
    expect(halves.every(({ cell }) => cell.state === 'disconnected')).toBe(true);
    expect(backdrop.length).toBeGreaterThan(1000);
    expect(notDrawn).toBe(0);
  });

  it('brings the selected forward', () => {
    const { halves } = crossed(crowd(24, 50), new Set(['dc-001>dc-002']));
    expect(halves.map(({ key }) => key)).toContain('dc-001>dc-002');
    expect(crossed(crowd(24, 50)).halves.map(({ key }) => key)).not.toContain('dc-001>dc-002');
  });

  it('counts scattered ways where they end when there are too many to read', () => {
    const { halves, tallies, fans, backdrop, notDrawn } = crossed(crowd(200, 20));
    expect(halves).toEqual([]);
    expect(fans).toEqual([]);
    expect(tallies.length).toBe(200);
    expect(backdrop).toBe('');
    expect(notDrawn).toBe(39_800);
  });

  it('tells of a lost datacenter in one fan when there are many', () => {
    const whole = crowd(100, 1_000_000);
    const letters = whole.pairs.state.split('');
    for (let i = 0; i < 100; i++) if (i !== 7) letters[i * 100 + 7] = letters[7 * 100 + i] = 'x';
    const lost: Snapshot = { ...whole, pairs: { ...whole.pairs, state: letters.join('') } };
    const { fans, halves } = crossed(lost);
    expect(fans.map(({ pattern, label }) => [pattern.datacenter, label?.text])).toEqual([
      ['dc-008', 'all 99 ways in, all 99 out'],
    ]);
    expect(halves).toEqual([]);
    expect(crossed(lost, new Set(['dc-008>dc-001'])).halves.map(({ key }) => key)).toEqual(['dc-008>dc-001']);
    const all = lost.datacenters.flatMap(({ name }) =>
      name === 'dc-008' ? [] : [`dc-008>${name}`, `${name}>dc-008`],
    );
    const { fans: none, halves: each } = crossed(lost, new Set(all));
    expect(none).toEqual([]);
    expect(each).toHaveLength(198);
  });

  it('lets the dots of a line speak where nobody sees most of the ways', () => {
    const { halves } = crossed({
      ...crowd(12, 1_000_000),
      pairs: { ...crowd(12, 1_000_000).pairs, state: crowd(12, 1_000_000).pairs.state.replace(/c/g, '?') },
    });
    expect(halves).toHaveLength(132);
    expect(halves.every(({ cell, mark }) => cell.state === 'unknown' && mark === null)).toBe(true);
  });

  it('is the same for the same data, and finite', () => {
    const once = JSON.stringify(crossed(CRITICAL));
    expect(once).toBe(JSON.stringify(crossed(CRITICAL)));
    expect(once).not.toMatch(/NaN|Infinity/);
  });

  it('counts patterns where they are once they are too many to be fans', () => {
    const whole = crowd(100, 50);
    const letters = [...whole.pairs.state].map((letter) => (letter === '-' ? letter : 'x'));
    const lost: Snapshot = { ...whole, pairs: { ...whole.pairs, state: letters.join('') } };
    const { fans, halves, tallies, notDrawn } = crossed(lost);
    expect([fans, halves]).toEqual([[], []]);
    expect(tallies).toHaveLength(100);
    expect(new Set(tallies.map(({ datacenter }) => datacenter)).size).toBe(100);
    expect(tallies.every(({ state, count }) => state === 'disconnected' && count === 198)).toBe(true);
    expect(notDrawn).toBe(9_900);
  });
});
