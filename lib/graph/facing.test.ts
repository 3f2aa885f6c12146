import { describe, expect, it } from 'vitest';
import { facing } from './facing';
import { foldAngle } from './point';

const SEA = { left: 0, top: 0, right: 1000, bottom: 800 };
const apart = (a: number | undefined, b: number) => Math.abs(foldAngle((a ?? Number.NaN) - b));

describe('facing', () => {
  it('turns harbours towards the others', () => {
    const [west, east] = facing(
      [
        { x: 100, y: 400 },
        { x: 900, y: 400 },
      ],
      40,
      SEA,
    );
    expect(apart(west, 0)).toBeLessThan(0.1);
    expect(apart(east, Math.PI)).toBeLessThan(0.1);
  });

  it('does not open at an island right before it', () => {
    const far = [300, 400, 500].map((y) => ({ x: 900, y }));
    const [alone] = facing([{ x: 100, y: 400 }, ...far], 40, SEA);
    const [blocked] = facing([{ x: 100, y: 400 }, { x: 205, y: 400 }, ...far], 40, SEA);
    expect(apart(alone, 0)).toBeLessThan(0.15);
    expect(apart(blocked, 0)).toBeGreaterThan(0.6);
    expect(apart(blocked, 0)).toBeLessThan(Math.PI / 2);
  });

  it('opens into the sea, not out of it, and downwards in the middle of all', () => {
    const edge = facing(
      [
        { x: 500, y: 60 },
        { x: 500, y: 170 },
        { x: 420, y: 60 },
      ],
      40,
      SEA,
    );
    expect(60 + Math.sin(edge[0] ?? 0) * 64).toBeGreaterThanOrEqual(0);
    const cross = [
      { x: 500, y: 400 },
      { x: 100, y: 400 },
      { x: 900, y: 400 },
      { x: 500, y: 50 },
      { x: 500, y: 750 },
    ];
    expect(apart(facing(cross, 30, SEA)[0], Math.PI / 2)).toBeLessThan(0.1);
  });
});
