import { describe, expect, it } from 'vitest';
import { alongCurve, bridgeBetween, bridgeFromHarbours, curvePath, headingAtEnd } from './bridge';
import { distance, polar } from './point';

const centre = { x: 0, y: 0 };

describe('bridgeBetween', () => {
  const a = { x: -100, y: 20 };
  const b = { x: 60, y: -80 };
  const { near, far } = bridgeBetween(a, b, centre);

  it('has two halves that start at their own harbour and meet in a joint', () => {
    expect(near.start).toEqual(a);
    expect(far.start).toEqual(b);
    expect(near.end).toEqual(far.end);
  });

  it('is the same bridge from both ends', () => {
    const back = bridgeBetween(b, a, centre);
    expect(distance(back.near.end, near.end)).toBeLessThan(40);
  });

  it('bends towards the middle of the chart', () => {
    const rim = bridgeBetween({ x: -100, y: -100 }, { x: 100, y: -100 }, centre);
    expect(rim.near.end.y).toBeGreaterThan(-100);
  });

  it('keeps bridges across the middle from meeting in one point', () => {
    for (const count of [4, 6, 8, 10]) {
      const rim = Array.from({ length: count }, (_, i) => polar((i / count) * Math.PI * 2, 300));
      const joints = rim
        .slice(0, count / 2)
        .map((point, i) => bridgeBetween(point, rim[i + count / 2] ?? centre, centre).near.end);
      joints.forEach((joint, i) => {
        for (const other of joints.slice(i + 1)) expect(distance(joint, other)).toBeGreaterThan(20);
      });
    }
  });
});

describe('curve', () => {
  const curve = { start: { x: 0, y: 0 }, control: { x: 10, y: 0 }, end: { x: 20, y: 0 } };

  it('is walked from start to end', () => {
    expect(alongCurve(curve, 0)).toEqual(curve.start);
    expect(alongCurve(curve, 0.5)).toEqual({ x: 10, y: 0 });
    expect(alongCurve(curve, 1)).toEqual(curve.end);
  });

  it('knows where it heads and how it is written', () => {
    expect(headingAtEnd(curve)).toBe(0);
    expect(curvePath(curve)).toBe('M0,0Q10,0 20,0');
  });
});

describe('bridgeFromHarbours', () => {
  const head = (x: number, y: number, angle: number) => ({ x, y, angle, room: 100 });

  it('leaves each harbour through its mouth and meets in one joint', () => {
    const [a, b] = [head(0, 0, 0), head(300, 40, Math.PI)];
    const { near, far } = bridgeFromHarbours(a, b, 30);
    expect(near.start).toBe(a);
    expect(far.start).toBe(b);
    expect(near.end).toEqual(far.end);
    expect(near.control.x).toBeGreaterThan(20);
    expect(far.control.x).toBeLessThan(280);
  });

  it('goes round its own island to what lies behind it', () => {
    const radius = 30;
    const island = { x: -radius * 1.42, y: 0 };
    const { near } = bridgeFromHarbours(head(0, 0, 0), head(-300, 10, 0), radius);
    for (let t = 0; t <= 1; t += 0.1)
      expect(distance(alongCurve(near, t), island)).toBeGreaterThan(radius * 0.75);
  });
});
