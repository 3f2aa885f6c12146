import type { PairState } from '../snapshot/types';
import { alongCurve, curvePath, headingAtEnd, type Bridge, type Curve } from './bridge';
import type { Chart } from './chart';
import { fansOf, TURNS, type Fan } from './fan';
import { pairKey, type PairCell } from './pair-cells';
import { findPatterns, TROUBLES } from './patterns';
import { placeMarks } from './place-marks';
import type { Rectangle } from './place-names';
import type { Point } from './point';
import { talliesOf, talliesOfPatterns, type Tally } from './tally';

/** A half-bridge that is drawn by itself: `from`'s own half shows from→to. */
export type HalfBridge = {
  key: string;
  cell: PairCell;
  path: string;
  curve: Curve;
  /** Middle of the whole bridge, and direction of travel there (degrees). */
  joint: Point;
  heading: number;
  /** Where the sign of its state stands; null for connected. */
  mark: Point | null;
};

export type Crossings = {
  halves: readonly HalfBridge[];
  /** All bridges that are connected both ways and not drawn by themselves, as one faint path. */
  backdrop: string;
  /** Datacenters nearly all of whose ways are in one state: drawn once each. */
  fans: readonly Fan[];
  /** Scattered ways beyond the budget, counted at their ends, and patterns beyond it. */
  tallies: readonly Tally[];
  /** Pairs that are told of by a tally or not at all: only in the matrix one by one. */
  notDrawn: number;
};

/** Up to here every half-bridge is an element of its own. */
const SPARSE_AT_MOST = 12;
/** From so many half-bridges that are not well, patterns are told once instead of line by line. */
const PATTERNS_FROM = 60;
/** Elements and path segments a browser without a graphics card still pans, and an eye still reads. */
const BUDGET = { halves: 160, marks: 80, backdrop: 900 };
const SEVERITY: Record<PairState, number> = {
  disconnected: 0,
  degraded: 1,
  recovering: 2,
  unknown: 3,
  connected: 4,
};
const MARKS_APART = 24;
/** More patterns of one state are counted where they are instead of drawn. */
const MOST_FANS = 16;
/** Beyond so many ways that nobody sees, their dotted lines say it alone. */
const MOST_UNKNOWN = 40;

/**
 * Decides which of the ordered pairs are drawn how. Beyond a dozen datacenters what is connected fades into a backdrop. What is not keeps
 * its own element, unless there is much of it: then a datacenter whose ways all fail is one fan, and scattered ways are counted where they
 * end. What is in `strong` (`from>to`) is always drawn. `signScale` is the size of the signs, 1 on a desk. Ways of which an end has no
 * bridgehead are not on this chart.
 */
export function crossings(
  cells: readonly PairCell[],
  { bridgeheads, bend, grounds, middle, box }: Chart,
  strong: ReadonlySet<string>,
  signScale: number,
): Crossings {
  const sparse = bridgeheads.size <= SPARSE_AT_MOST;
  const bridges = new Map<string, Bridge>();
  /** The half on `from`'s side. Geometry is made once per bridge, from the end that comes first. */
  const halfOf = ({ from, to }: PairCell): Curve | null => {
    const a = bridgeheads.get(from);
    const b = bridgeheads.get(to);
    if (!a || !b) return null;
    const forwards = from < to;
    const key = forwards ? `${from}>${to}` : `${to}>${from}`;
    const bridge = bridges.get(key) ?? (forwards ? bend(a, b) : bend(b, a));
    bridges.set(key, bridge);
    return forwards ? bridge.near : bridge.far;
  };

  const unwell = sparse ? [] : cells.filter(({ state }) => state !== 'connected');
  // What nobody sees is told once in any case: thirty question marks say no more than one, and hide what is broken.
  const { patterns: found, told } = findPatterns(
    unwell.length > PATTERNS_FROM ? unwell : unwell.filter(({ state }) => state === 'unknown'),
    [...bridgeheads.keys()],
  );
  // So many of one state lie on each other: the picture is then how many there are and where.
  const tooMany = new Set(
    TROUBLES.filter((state) => found.filter((pattern) => pattern.state === state).length > MOST_FANS),
  );
  const patterns = found.filter(({ state }) => !tooMany.has(state));
  const counted = talliesOfPatterns(
    found.filter(({ state }) => tooMany.has(state)),
    bridgeheads,
  );
  const isCounted = ({ state }: PairCell) => state !== 'connected' && tooMany.has(state);
  const isStrong = (cell: PairCell) => strong.has(pairKey(cell));
  // A fan says nothing more where its ways are drawn one by one.
  const single = strong.size > 0 ? unwell.filter(isStrong) : [];
  const untold = patterns.filter(({ datacenter, state, into, out }) => {
    const own = single.filter(
      ({ from, to, state: its }) => its === state && (from === datacenter || to === datacenter),
    );
    return own.length < into + out;
  });
  const lone = unwell.filter((cell) => !isStrong(cell) && !told.has(pairKey(cell))).sort(bySeverity);
  const drawsLone = lone.length <= BUDGET.halves;
  const faint = sparse ? [] : cells.filter((cell) => cell.state === 'connected' && !isStrong(cell));
  const drawn = sparse
    ? cells
    : [...cells.filter(isStrong).sort(bySeverity).slice(0, MOST_STRONG), ...(drawsLone ? lone : [])];

  const curves = drawn.map((cell) => ({ cell, curve: halfOf(cell) }));
  const unknown = drawn.filter(({ state }) => state === 'unknown').length;
  const isMarked = ({ state }: PairCell) =>
    state !== 'connected' && (state !== 'unknown' || unknown <= MOST_UNKNOWN);
  const marked = curves.flatMap(({ cell, curve }) => (curve && isMarked(cell) ? [{ cell, curve }] : []));
  const places = placeMarks(
    marked.slice(0, sparse ? undefined : BUDGET.marks).map(({ curve }) => curve),
    sparse ? MARKS_APART * signScale : MARKS_APART * 0.8,
    [...(sparse ? [...bridges.values()].map(({ near }) => ({ ...near.end, radius: 0 })) : []), ...grounds],
  );
  const markOf = new Map(marked.map(({ cell }, i) => [cell, places[i] ?? null]));
  // What is worse lies on top.
  const upwards = [...curves].sort((a, b) => SEVERITY[b.cell.state] - SEVERITY[a.cell.state]);
  const halves = upwards.flatMap(({ cell, curve }) =>
    curve
      ? [
          {
            key: pairKey(cell),
            cell,
            path: curvePath(curve),
            curve,
            joint: curve.end,
            heading: headingAtEnd(curve),
            mark: markOf.get(cell) ?? null,
          },
        ]
      : [],
  );

  const backdrop = faint.length <= BUDGET.backdrop * 2 ? faint : [];
  const path = backdrop.flatMap((cell) => {
    const curve = halfOf(cell);
    return curve ? [curvePath(curve)] : [];
  });
  const shown =
    halves.length +
    backdrop.length +
    unwell.filter((cell) => told.has(pairKey(cell)) && !isStrong(cell) && !isCounted(cell)).length;
  return {
    halves,
    backdrop: path.join(''),
    fans:
      middle.length > 0
        ? fansOf(untold, bridgeheads, middle, TURNS.onRing, box)
        : fansOf(untold, bridgeheads, grounds, TURNS.free, box),
    tallies: [
      ...counted,
      ...(drawsLone ? [] : talliesOf(lone, bridgeheads)).filter(
        ({ datacenter }) => !counted.some((other) => other.datacenter === datacenter),
      ),
    ],
    notDrawn: cells.length - shown,
  };
}

/** A selected datacenter has at most two ways to each of a thousand others. */
const MOST_STRONG = 2_000;

const bySeverity = (a: PairCell, b: PairCell): number => SEVERITY[a.state] - SEVERITY[b.state];

const SIGN = 13;

const STEPS_ON_WAY = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Where signs and words of what crosses stand, and where ways run, chart units: names of islands keep off them. `scale`: size of the signs. */
export function signFrames(
  { halves, fans }: Crossings,
  scale: number,
): { words: Rectangle[]; signs: Rectangle[]; ways: Point[] } {
  const around = ({ x, y }: Point, across: number, high = across): Rectangle => ({
    left: x - across * scale,
    right: x + across * scale,
    top: y - high * scale,
    bottom: y + high * scale,
  });
  return {
    words: fans.flatMap(({ mark, label }) => [
      around(mark, SIGN * 1.6),
      ...(label ? [around(label, 60, 18)] : []),
    ]),
    signs: halves.flatMap(({ mark }) => (mark ? [around(mark, SIGN)] : [])),
    ways: halves.flatMap(({ curve }) => STEPS_ON_WAY.map((step) => alongCurve(curve, step))),
  };
}
