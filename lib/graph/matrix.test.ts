import { describe, expect, it } from 'vitest';
import { CRITICAL, crowd } from '@/components/testing/sample-snapshots';
import {
  layOutMatrix,
  letterAt,
  matrixOrder,
  matrixPatterns,
  moveCursor,
  placeAt,
  stateOfLetter,
} from './matrix';

const names = CRITICAL.datacenters.map(({ name }) => name);

describe('the matrix', () => {
  it('orders by name as the federation does, or by trouble', () => {
    expect(matrixOrder(CRITICAL, 'name', '')).toEqual(names.map((_, i) => i));
    expect(names[matrixOrder(CRITICAL, 'trouble', '')[0] ?? -1]).toBe('eu-central');
    expect(matrixOrder(CRITICAL, 'name', 'EU-').map((i) => names[i])).toEqual(['eu-central', 'eu-north']);
  });

  it('fits its box, and scrolls rather than shrinking to nothing', () => {
    const order = names.map((_, i) => i);
    const layout = layOutMatrix(order, names, { width: 900, height: 700 });
    expect(layout.height).toBeLessThanOrEqual(700);
    expect(layout.named).toBe(true);
    const large = crowd(200, 50).datacenters.map(({ name }) => name);
    const huge = layOutMatrix(
      large.map((_, i) => i),
      large,
      { width: 600, height: 500 },
    );
    expect(huge.cell).toBe(4);
    expect(huge.height).toBeGreaterThan(800);
  });

  it('names what has room for a name, what is marked in any case', () => {
    const all = names.map((_, i) => i);
    expect(layOutMatrix(all, names, { width: 900, height: 700 }).shown).toEqual(all);
    const large = crowd(200, 50).datacenters.map(({ name }) => name);
    const order = large.map((_, i) => i);
    const { shown, marked } = layOutMatrix(order, large, { width: 600, height: 500 }, new Set(['dc-008']));
    expect([...marked]).toEqual([7]);
    expect(shown).toContain(7);
    // 11 px of height for each name, 4 px of each row.
    for (const [i, place] of shown.entries()) expect(place - (shown[i - 1] ?? -9)).toBeGreaterThanOrEqual(3);
    expect(shown.length).toBeGreaterThan(50);
  });

  it('writes nothing where it knows no names', () => {
    expect(layOutMatrix([0, 1], [], { width: 600, height: 500 }).shown).toEqual([]);
  });

  it('finds the cell under a point, and none beside the cells', () => {
    const layout = layOutMatrix([0, 1, 2], ['a', 'b', 'c'], { width: 400, height: 400 });
    const middle = (n: number) => layout.left + (n + 0.5) * layout.cell;
    expect(placeAt(layout, { x: middle(2), y: middle(1) })).toEqual({ row: 1, column: 2 });
    expect(placeAt(layout, { x: 2, y: middle(1) })).toBeNull();
    expect(placeAt(layout, { x: middle(3), y: middle(1) })).toBeNull();
  });

  it('reads letters, and takes what it does not know as unknown', () => {
    expect(letterAt(CRITICAL, 'state', 0, 0)).toBe('-');
    expect(stateOfLetter('state', '-')).toBeNull();
    expect(stateOfLetter('state', 'x')).toBe('disconnected');
    expect(stateOfLetter('gossip', 'x')).toBe('bad');
    expect(stateOfLetter('gossip', '§')).toBe('unknown');
  });

  it('marks whole rows and columns', () => {
    const whole = crowd(20, 1_000_000);
    const letters = whole.pairs.state.split('');
    for (let i = 0; i < 20; i++) if (i !== 3) letters[i * 20 + 3] = 'x';
    expect(matrixPatterns({ ...whole, pairs: { ...whole.pairs, state: letters.join('') } })).toEqual([
      { datacenter: 'dc-004', state: 'disconnected', into: 19, out: 0, of: 19 },
    ]);
  });

  it('marks them in a small federation, too, but never a single cell', () => {
    const ofThree = crowd(3, 1_000_000);
    const patterns = (state: string) => matrixPatterns({ ...ofThree, pairs: { ...ofThree.pairs, state } });
    expect(patterns('-xcc-ccx-')).toEqual([
      { datacenter: 'dc-002', state: 'disconnected', into: 2, out: 0, of: 2 },
    ]);
    expect(patterns('-xcc-ccc-')).toEqual([]);
  });

  it('moves the cursor by keys and stays inside', () => {
    expect(moveCursor({ row: 0, column: 0 }, 'ArrowUp', 5)).toEqual({ row: 0, column: 0 });
    expect(moveCursor({ row: 0, column: 0 }, 'End', 5)).toEqual({ row: 0, column: 4 });
    expect(moveCursor({ row: 0, column: 0 }, 'a', 5)).toBeNull();
  });
});
