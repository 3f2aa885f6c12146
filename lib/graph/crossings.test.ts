import { describe, expect, it } from 'vitest';
import { crowd, CRITICAL, HEALTHY } from '@/components/testing/sample-snapshots';
import type { Snapshot } from '../snapshot/types';
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
  const heads = new Map(ring.places.map(({ name, x, y }) => [name, { x, y }]));
  return crossings(pairCells(snapshot), heads, ring.centre, strong, 1);
}

describe('crossings', () => {
  it('draws every half-bridge by itself while there are few', () => {
    const { halves, backdrop, crowd: rest, notDrawn } = crossed(HEALTHY);
    expect(halves.map(({ key }) => key)).toEqual([
      'dc1>dc2',
      'dc1>dc3',
      'dc2>dc1',
      'dc2>dc3',
      'dc3>dc1',
      'dc3>dc2',
    ]);
    expect([backdrop, rest, notDrawn]).toEqual(['', [], 0]);
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

  it('is bounded at 200 datacenters, and counts what it leaves to the table', () => {
    const { halves, crowd: rest, backdrop, notDrawn } = crossed(crowd(200, 2));
    expect(halves.length + rest.length).toBeLessThanOrEqual(244);
    expect(backdrop).toBe('');
    expect(notDrawn).toBe(39_800 - 240 - 1500);
  });

  it('is the same for the same data, and finite', () => {
    const once = JSON.stringify(crossed(CRITICAL));
    expect(once).toBe(JSON.stringify(crossed(CRITICAL)));
    expect(once).not.toMatch(/NaN|Infinity/);
  });
});
