import type { PairState } from '../snapshot/types';
import { bridgeBetween, curvePath, headingAtEnd, type Bridge, type Curve } from './bridge';
import { pairKey, type PairCell } from './pair-cells';
import { placeMarks } from './place-marks';
import type { Point } from './point';

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
  /** Half-bridges beyond the budget, one path a state, without signs. */
  crowd: readonly { state: PairState; path: string; count: number }[];
  /** Pairs that are on no path: only in the table. */
  notDrawn: number;
};

/** Up to here every half-bridge is an element of its own. */
const SPARSE_AT_MOST = 12;
/** Elements and path segments a browser without a graphics card still pans. */
const BUDGET = { halves: 240, marks: 100, crowd: 1500, backdrop: 900 };
const SEVERITY: Record<PairState, number> = {
  disconnected: 0,
  degraded: 1,
  recovering: 2,
  unknown: 3,
  connected: 4,
};
const MARKS_APART = 24;

/**
 * Decides which of the ordered pairs are drawn how. Beyond a dozen datacenters what is connected fades into a backdrop; what is not, or
 * is in `strong` (`from>to`), keeps its own element, the worst first, within a budget. `signScale` is the size of the signs, 1 on a desk.
 */
export function crossings(
  cells: readonly PairCell[],
  bridgeheads: ReadonlyMap<string, Point>,
  centre: Point,
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
    const bridge = bridges.get(key) ?? (forwards ? bridgeBetween(a, b, centre) : bridgeBetween(b, a, centre));
    bridges.set(key, bridge);
    return forwards ? bridge.near : bridge.far;
  };

  const own: PairCell[] = [];
  const faint: PairCell[] = [];
  for (const cell of cells)
    (sparse || strong.has(pairKey(cell)) || cell.state !== 'connected' ? own : faint).push(cell);
  const isStrong = (cell: PairCell) => (strong.has(pairKey(cell)) ? 0 : 1);
  const ranked = sparse
    ? own
    : [...own].sort((a, b) => isStrong(a) - isStrong(b) || SEVERITY[a.state] - SEVERITY[b.state]);
  const drawn = sparse ? ranked : ranked.slice(0, BUDGET.halves);
  const rest = ranked.slice(drawn.length);

  const curves = drawn.map((cell) => ({ cell, curve: halfOf(cell) }));
  const marked = curves.flatMap(({ cell, curve }) =>
    curve && cell.state !== 'connected' ? [{ cell, curve }] : [],
  );
  const places = placeMarks(
    marked.slice(0, sparse ? undefined : BUDGET.marks).map(({ curve }) => curve),
    sparse ? MARKS_APART * signScale : 0,
    sparse ? [...bridges.values()].map(({ near }) => near.end) : [],
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

  const crowd = (['disconnected', 'degraded', 'recovering', 'unknown'] as const).flatMap((state) => {
    const these = rest.filter((cell) => cell.state === state).slice(0, BUDGET.crowd);
    const path = these.map((cell) => halfOf(cell)).flatMap((curve) => (curve ? [curvePath(curve)] : []));
    return these.length > 0 ? [{ state, path: path.join(''), count: these.length }] : [];
  });
  const backdrop = faint.length <= BUDGET.backdrop * 2 ? faint : [];
  const path = backdrop.flatMap((cell) => {
    const curve = halfOf(cell);
    return curve ? [curvePath(curve)] : [];
  });
  const shown = halves.length + crowd.reduce((sum, { count }) => sum + count, 0) + backdrop.length;
  return { halves, backdrop: path.join(''), crowd, notDrawn: cells.length - shown };
}
