import type { Bridgehead } from './bridge';
import type { Pattern } from './patterns';
import { polar, tenth, type Box, type Point } from './point';
import { shortName, textWidth } from './words';

/** A pattern as it is drawn: rays from the harbour towards the middle of the chart, with a sign and a count. */
export type Fan = {
  pattern: Pattern;
  /** The area under the rays. */
  wedge: string;
  rays: string;
  /** Arrowheads: at the harbour where ways in are broken, at the far end where ways out are. `turn`: where they point, radians. */
  heads: readonly (Point & { turn: number })[];
  mark: Point;
  /** null where words would lie on others: the island has the name, and the datacenter's details have the count. */
  label: (Point & { name: string; text: string }) | null;
};

/** Of the words at a fan, px of the screen. */
export const FAN_WORDS = 11;

/** Half of the opening, radians: narrower where islands stand closer. */
const HALF_ANGLE = { few: 0.42, many: 0.24 };
const MANY_FROM = 60;
const RAYS = 7;
/** How far a fan reaches, in units of its usual length: the first that keeps its label off the others. */
const REACHES = [1, 1.5, 0.62, 2];
const LINES = { height: 34, apart: 10 };

/** Other ways to turn, radians: where an island lies in front of the harbour; on a ring, where all that is outside is islands. */
export const TURNS = { free: [0, 0.6, -0.6, 1.1, -1.1], onRing: [0, 0.25, -0.25, 0.5, -0.5] };

/** What the words of a fan must not lie on: an island and its name, another fan. */
export type Ground = Point & { radius: number };

type Spread = { angle: number; opening: number; length: number };
type Label = Point & { name: string; text: string; width: number };

/** Fans of all patterns whose datacenter is on the chart, in their order. Their words keep off each other, other fans and `grounds`, and inside `box`. */
export function fansOf(
  patterns: readonly Pattern[],
  bridgeheads: ReadonlyMap<string, Bridgehead>,
  grounds: readonly Ground[],
  turns: readonly number[] = TURNS.free,
  box: Box | null = null,
): Fan[] {
  const labels: Label[] = [];
  const taken = [...grounds];
  const opening = bridgeheads.size < MANY_FROM ? HALF_ANGLE.few : HALF_ANGLE.many;
  return patterns.flatMap((pattern) => {
    const apex = bridgeheads.get(pattern.datacenter);
    if (!apex) return [];
    const usual = Math.max(46, Math.min(150, apex.room * 0.36));
    const spreads = turns.flatMap((turn) =>
      REACHES.map((reach): Spread => ({ angle: apex.angle + turn, opening, length: usual * reach })),
    );
    const name = shortName(pattern.datacenter, FAN_WORDS);
    const text = countText(pattern);
    const width = Math.max(textWidth(name, FAN_WORDS), textWidth(text, FAN_WORDS)) + LINES.apart;
    const labelAt = ({ angle, length }: Spread) => ({
      ...polar(angle, length + 26, apex),
      name,
      text,
      width,
    });
    const isFree = (spread: Spread): boolean => {
      const at = labelAt(spread);
      return (
        spread.length < apex.room * 0.9 &&
        isInside(at, box) &&
        labels.every((other) => isApart(other, at)) &&
        taken.every((ground) => isOff(ground, at)) &&
        leavesWords(spread)
      );
    };
    const leavesWords = (spread: Spread): boolean =>
      waterOf(apex, spread).every((ground) => labels.every((other) => isOff(ground, other)));
    const free = spreads.find(isFree);
    const spread = free ?? spreads.find(leavesWords) ?? { angle: apex.angle, opening, length: usual };
    const label = free ? labelAt(free) : null;
    if (label) labels.push(label);
    taken.push(...waterOf(apex, spread));
    return [fanAt(pattern, apex, spread, label)];
  });
}

/** The water under a fan, as circles. */
const waterOf = (apex: Point, { angle, opening, length }: Spread): Ground[] =>
  [0.4, 0.8].map((part) => ({
    ...polar(angle, length * part, apex),
    radius: length * part * Math.sin(opening),
  }));

/** Words never leave the chart; its neatline is no place for them. */
const EDGE = 14;

const isInside = ({ x, y, width }: Label, box: Box | null): boolean =>
  box === null ||
  (x - width / 2 >= EDGE &&
    x + width / 2 <= box.width - EDGE &&
    y - LINES.height / 2 >= EDGE &&
    y + LINES.height / 2 <= box.height - EDGE);

const isApart = (a: Label, b: Label): boolean =>
  Math.abs(a.x - b.x) > (a.width + b.width) / 2 || Math.abs(a.y - b.y) > LINES.height;

function isOff({ x, y, radius }: Ground, label: Label): boolean {
  const dx = Math.max(0, Math.abs(x - label.x) - label.width / 2);
  const dy = Math.max(0, Math.abs(y - label.y) - LINES.height / 2);
  return Math.hypot(dx, dy) > radius;
}

function fanAt(pattern: Pattern, apex: Point, { angle, opening, length }: Spread, label: Label | null): Fan {
  const angles = Array.from({ length: RAYS }, (_, i) => angle + opening * ((2 * i) / (RAYS - 1) - 1));
  const near = (a: number) => polar(a, 12, apex);
  const far = (a: number) => polar(a, length * (1 - 0.12 * Math.abs(a - angle)), apex);
  const rays = angles.map((a) => `M${at(near(a))}L${at(far(a))}`).join('');
  const [first = angle, last = angle] = [angles[0], angles.at(-1)];
  const heads = [
    ...(pattern.into > 0 ? angles.map((a) => ({ ...polar(a, length * 0.34, apex), turn: a + Math.PI })) : []),
    ...(pattern.out > 0 ? angles.map((a) => ({ ...far(a), turn: a })) : []),
  ];
  const mark = polar(angle, length * 0.66, apex);
  return {
    pattern,
    wedge: `M${at(apex)}L${at(far(first))}A${tenth(length)},${tenth(length)} 0 0 1 ${at(far(last))}Z`,
    rays,
    heads,
    mark: { x: tenth(mark.x), y: tenth(mark.y) },
    label: label && { x: tenth(label.x), y: tenth(label.y), name: label.name, text: label.text },
  };
}

/** `all 199 ways in, 198 of 199 out`. */
export function countText({ into, out, of }: Pattern): string {
  const part = (count: number) => (count === of ? `all ${count}` : `${count} of ${of}`);
  if (out === 0) return `${part(into)} ways in`;
  return into === 0 ? `${part(out)} ways out` : `${part(into)} ways in, ${part(out)} out`;
}

/** All arrowheads of a fan as one path; `scale`: chart units of a px. */
export const headsPath = ({ heads }: Pick<Fan, 'heads'>, scale: number): string =>
  heads
    .map(
      ({ turn, ...tip }) =>
        `M${at(polar(turn + 2.6, 7 * scale, tip))}L${at(tip)}L${at(polar(turn - 2.6, 7 * scale, tip))}`,
    )
    .join('');

const at = ({ x, y }: Point): string => `${tenth(x)},${tenth(y)}`;
