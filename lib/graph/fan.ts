import type { Bridgehead } from './bridge';
import type { Pattern } from './patterns';
import { polar, tenth, type Point } from './point';

/** A pattern as it is drawn: rays from the harbour towards the middle of the chart, with a sign and a count. */
export type Fan = {
  pattern: Pattern;
  /** The area under the rays. */
  wedge: string;
  rays: string;
  /** Arrowheads: at the harbour where ways in are broken, at the far end where ways out are. */
  heads: string;
  mark: Point;
  label: Point & { text: string };
};

/** Half of the opening, radians: narrower where islands stand closer. */
const HALF_ANGLE = { few: 0.42, many: 0.24 };
const MANY_FROM = 60;
const RAYS = 7;
/** How far a fan reaches, in units of its usual length: the first that keeps its label off the others. */
const REACHES = [1, 1.5, 0.62, 2];
const LABEL: Readonly<Record<'width' | 'height', number>> = { width: 132, height: 34 };

/** Other ways to turn, radians: where an island lies in front of the harbour. */
const TURNS = [0, 0.6, -0.6, 1.1, -1.1];

/** An island and its name, as what a fan's words must not lie on. */
export type Ground = Point & { radius: number };

/** Fans of all patterns whose datacenter is on the chart, the largest first. Their words keep off each other and off `grounds`. */
export function fansOf(
  patterns: readonly Pattern[],
  bridgeheads: ReadonlyMap<string, Bridgehead>,
  grounds: readonly Ground[],
): Fan[] {
  const labels: Point[] = [];
  const opening = bridgeheads.size < MANY_FROM ? HALF_ANGLE.few : HALF_ANGLE.many;
  return patterns.flatMap((pattern) => {
    const apex = bridgeheads.get(pattern.datacenter);
    if (!apex) return [];
    const usual = Math.max(46, Math.min(150, apex.room * 0.36));
    const spreads = TURNS.flatMap((turn) =>
      REACHES.map((reach) => ({ angle: apex.angle + turn, opening, length: usual * reach })),
    );
    const labelAt = ({ angle, length }: Spread) => polar(angle, length + 26, apex);
    const isFree = (spread: Spread): boolean => {
      const at = labelAt(spread);
      return (
        spread.length < apex.room * 0.9 &&
        labels.every((other) => isApart(other, at)) &&
        grounds.every((ground) => isOff(ground, at))
      );
    };
    const spread = spreads.find(isFree) ?? { angle: apex.angle, opening, length: usual };
    const label = labelAt(spread);
    labels.push(label);
    return [fanAt(pattern, apex, spread, label)];
  });
}

const isApart = (a: Point, b: Point): boolean =>
  Math.abs(a.x - b.x) > LABEL.width || Math.abs(a.y - b.y) > LABEL.height;

function isOff({ x, y, radius }: Ground, label: Point): boolean {
  const dx = Math.max(0, Math.abs(x - label.x) - LABEL.width / 2);
  const dy = Math.max(0, Math.abs(y - label.y) - LABEL.height / 2);
  return Math.hypot(dx, dy) > radius;
}

type Spread = { angle: number; opening: number; length: number };

function fanAt(pattern: Pattern, apex: Point, { angle, opening, length }: Spread, label: Point): Fan {
  const angles = Array.from({ length: RAYS }, (_, i) => angle + opening * ((2 * i) / (RAYS - 1) - 1));
  const near = (a: number) => polar(a, 12, apex);
  const far = (a: number) => polar(a, length * (1 - 0.12 * Math.abs(a - angle)), apex);
  const rays = angles.map((a) => `M${at(near(a))}L${at(far(a))}`).join('');
  const [first = angle, last = angle] = [angles[0], angles.at(-1)];
  const heads = [
    ...(pattern.into > 0 ? angles.map((a) => chevron(polar(a, length * 0.34, apex), a + Math.PI)) : []),
    ...(pattern.out > 0 ? angles.map((a) => chevron(far(a), a)) : []),
  ].join('');
  const mark = polar(angle, length * 0.66, apex);
  return {
    pattern,
    wedge: `M${at(apex)}L${at(far(first))}A${tenth(length)},${tenth(length)} 0 0 1 ${at(far(last))}Z`,
    rays,
    heads,
    mark: { x: tenth(mark.x), y: tenth(mark.y) },
    label: { x: tenth(label.x), y: tenth(label.y), text: countText(pattern) },
  };
}

/** `all 199 in, 198 of 199 out`. */
export function countText({ into, out, of }: Pattern): string {
  const part = (count: number, word: string) =>
    count === 0 ? [] : [count === of ? `all ${count} ${word}` : `${count} of ${of} ${word}`];
  return [...part(into, 'in'), ...part(out, 'out')].join(', ');
}

function chevron(tip: Point, angle: number): string {
  return `M${at(polar(angle + 2.6, 7, tip))}L${at(tip)}L${at(polar(angle - 2.6, 7, tip))}`;
}

const at = ({ x, y }: Point): string => `${tenth(x)},${tenth(y)}`;
