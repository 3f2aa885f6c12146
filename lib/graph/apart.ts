import type { Point } from './point';

export type Bounds = { left: number; top: number; right: number; bottom: number };

/** A corner of the chart where something else stands. */
export type Corner = { tip: Point; width: number; height: number };

/** Half of the distance that two of a kind keep, sideways and up and down: a circle for an island, a blunt rectangle for one with its name. */
export type Footprint = { across: number; high: number };

/** Where points may stand: inside `bounds`, as far from its edges as their own room, and outside `corners`, as far as their own air. */
export type Sea = {
  bounds: Bounds;
  rooms: readonly Footprint[];
  corners: readonly Corner[];
  airs: readonly Footprint[];
};

/** Turning by this, any few in a row point in very different directions, radians. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** The last rounds only push apart: nothing draws back into one another. */
type Rounds = { drawn: number; settling: number };
const ROUNDS: Rounds = { drawn: 40, settling: 25 };
/** So many rounds the same ones are near each other. */
const SEARCHED_EVERY = 5;
const NEAR = 1.6;
const DRAW = 0.06;

/** Columns: what is touched in every round makes no rubbish. */
type Columns = { x: Float64Array; y: Float64Array };

/**
 * Moves points apart until their footprints do not overlap, each as little as possible. The rounds are counted, so that the outcome is a
 * continuous function of the points.
 */
export function pushedApart(
  wanted: readonly Point[],
  footprints: readonly Footprint[],
  sea: Sea | null,
  { drawn, settling }: Rounds = ROUNDS,
): Point[] {
  const homes = homesOf(wanted, footprints);
  const at = { x: homes.x.slice(), y: homes.y.slice() };
  const across = Float64Array.from(footprints, (own) => own.across);
  const high = Float64Array.from(footprints, (own) => own.high);
  if (sea) keepIn(at, sea);
  let near: Int32Array = new Int32Array();
  for (let round = 0; round < drawn + settling; round++) {
    if (round < drawn)
      for (let i = 0; i < wanted.length; i++) {
        at.x[i] = (at.x[i] ?? 0) * (1 - DRAW) + (homes.x[i] ?? 0) * DRAW;
        at.y[i] = (at.y[i] ?? 0) * (1 - DRAW) + (homes.y[i] ?? 0) * DRAW;
      }
    if (round % SEARCHED_EVERY === 0) near = nearPairs(at, across, high);
    push(at, across, high, near);
    if (sea) keepIn(at, sea);
  }
  return Array.from(at.x, (x, i) => ({ x, y: at.y[i] ?? 0 }));
}

/**
 * Where the points lie closer than can be drawn, each has a side of its own that depends on its rank alone: what is below the resolution
 * must not jump with the last digit.
 */
function homesOf(wanted: readonly Point[], footprints: readonly Footprint[]): Columns {
  const x = Float64Array.from(wanted, (point) => point.x);
  const y = Float64Array.from(wanted, (point) => point.y);
  const homes = { x: x.slice(), y: y.slice() };
  for (let i = 0; i < x.length; i++) {
    const own = footprints[i];
    const least = own ? own.across + own.high : 0;
    let crowd = 0;
    for (let j = 0; j < x.length; j++) {
      const dx = (x[j] ?? 0) - (x[i] ?? 0);
      if (i === j || dx >= least || dx <= -least) continue;
      const dy = (y[j] ?? 0) - (y[i] ?? 0);
      const nearness = 1 - Math.sqrt(dx * dx + dy * dy) / least;
      if (nearness > 0) crowd += nearness * nearness;
    }
    const aside = least * Math.min(1, crowd);
    homes.x[i] = (x[i] ?? 0) + aside * Math.cos(i * GOLDEN);
    homes.y[i] = (y[i] ?? 0) + aside * Math.sin(i * GOLDEN);
  }
  return homes;
}

/** Two by two, those that a few rounds may bring together. */
function nearPairs({ x, y }: Columns, across: Float64Array, high: Float64Array): Int32Array {
  const pairs: number[] = [];
  const order = Array.from(x, (_, i) => i).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b);
  const widest = Math.max(...across);
  for (let at = 0; at < order.length; at++) {
    const i = order[at] ?? 0;
    for (let next = at + 1; next < order.length; next++) {
      const j = order[next] ?? 0;
      const dx = (x[j] ?? 0) - (x[i] ?? 0);
      if (dx > ((across[i] ?? 0) + widest) * NEAR) break;
      const dy = Math.abs((y[j] ?? 0) - (y[i] ?? 0));
      if (dx > ((across[i] ?? 0) + (across[j] ?? 0)) * NEAR || dy > ((high[i] ?? 0) + (high[j] ?? 0)) * NEAR)
        continue;
      pairs.push(Math.min(i, j), Math.max(i, j));
    }
  }
  return Int32Array.from(pairs);
}

/** Each of two that are too close gives way by half. */
function push({ x, y }: Columns, across: Float64Array, high: Float64Array, near: Int32Array): void {
  for (let at = 0; at < near.length; at += 2) {
    const i = near[at] ?? 0;
    const j = near[at + 1] ?? 0;
    const wide = (across[i] ?? 0) + (across[j] ?? 0);
    const tall = (high[i] ?? 0) + (high[j] ?? 0);
    let dx = (x[j] ?? 0) - (x[i] ?? 0);
    let dy = (y[j] ?? 0) - (y[i] ?? 0);
    let apart = apartness(dx / wide, dy / tall, wide === tall);
    if (apart >= 1) continue;
    if (apart < 1e-6) {
      dx = Math.cos(j * GOLDEN);
      dy = Math.sin(j * GOLDEN);
      apart = apartness(dx / wide, dy / tall, wide === tall);
    }
    const half = (1.002 / apart - 1) / 2;
    x[i] = (x[i] ?? 0) - dx * half;
    y[i] = (y[i] ?? 0) - dy * half;
    x[j] = (x[j] ?? 0) + dx * half;
    y[j] = (y[j] ?? 0) + dy * half;
  }
}

/** 1 where the rims touch. */
function apartness(dx: number, dy: number, isRound: boolean): number {
  const [across, high] = [dx * dx, dy * dy];
  return Math.sqrt(isRound ? across + high : Math.sqrt(across * across + high * high));
}

const between = (value: number, low: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value));

/** Into the bounds, and out of the corners along the ray from their tips: no two neighbours leave on different sides. */
function keepIn({ x, y }: Columns, { bounds, rooms, corners, airs }: Sea): void {
  for (let i = 0; i < x.length; i++) {
    const [room, air] = [rooms[i], airs[i]];
    if (!room || !air) continue;
    let ownX = between(x[i] ?? 0, bounds.left + room.across, bounds.right - room.across);
    let ownY = between(y[i] ?? 0, bounds.top + room.high, bounds.bottom - room.high);
    for (const { tip, width, height } of corners) {
      const dx = ownX - tip.x;
      const dy = ownY - tip.y;
      const part = Math.max(Math.abs(dx) / (width + air.across), Math.abs(dy) / (height + air.high));
      if (part >= 1 || part < 1e-6) continue;
      ownX = tip.x + dx / part;
      ownY = tip.y + dy / part;
    }
    x[i] = ownX;
    y[i] = ownY;
  }
}
