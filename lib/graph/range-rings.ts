import type { DistanceLayout } from './distance-layout';
import type { Rectangle } from './place-names';
import { distance, polar, type Box, type Point } from './point';
import { msText, scaleBar } from './scale-bar';
import { textWidth } from './words';

/** Circles of equal round-trip time around a datacenter, as a chart has them around a light. */
export type RangeRings = {
  around: Point & { name: string };
  rings: readonly { radius: number; text: string; at: Point | null }[];
};

/** From one ring to the next, chart units, at most. */
const APART = 190;
const MOST_RINGS = 6;
const SIZE = 10;
/** Where a ring may carry its time, best first: the upper right, then round about. */
const BEARINGS = [-45, -20, -70, 20, -110, 45, -135, 70, -160, 110, 160, 135, 180, 90, 0, -90];
const EDGE = 26;

/** Around the named datacenter, or null where it has no place to scale. Times stand where no island is. */
export function rangeRings(layout: DistanceLayout, name: string): RangeRings | null {
  const { places, box, unitsPerMs, apart, before } = layout;
  const around = places.find((place) => place.name === name);
  if (!around || apart?.names.includes(name)) return null;
  const step = scaleBar(unitsPerMs, Math.min(APART, box.width / 3));
  const farthest = Math.max(
    ...[0, box.width].flatMap((x) => [0, box.height].map((y) => distance(around, { x, y }))),
  );
  const count = Math.min(MOST_RINGS, Math.floor((farthest - EDGE) / step.length));
  const rings = Array.from({ length: count }, (_, i) => {
    const radius = (i + 1) * step.length;
    const text = msText((i + 1) * step.ms);
    const isFree = (at: Point): boolean => {
      const frame = frameOf(at, text);
      return (
        isInside(frame, box) &&
        before.every((other) => !overlap(frame, other)) &&
        places.every((place) => distance(place, at) > place.radius * 1.5 + textWidth(text, SIZE) / 2)
      );
    };
    const at =
      BEARINGS.map((degrees) => polar((degrees / 180) * Math.PI, radius, around)).find(isFree) ?? null;
    return { radius, text, at };
  });
  return { around: { name, x: around.x, y: around.y }, rings };
}

/** Where the times stand: names of islands keep off them. */
export const ringFrames = ({ rings }: RangeRings): Rectangle[] =>
  rings.flatMap(({ at, text }) => (at ? [frameOf(at, text)] : []));

function frameOf({ x, y }: Point, text: string): Rectangle {
  const half = textWidth(text, SIZE) / 2 + 3;
  return { left: x - half, right: x + half, top: y - SIZE * 0.7, bottom: y + SIZE * 0.7 };
}

const isInside = ({ left, top, right, bottom }: Rectangle, { width, height }: Box): boolean =>
  left > EDGE && top > EDGE && right < width - EDGE && bottom < height - EDGE;

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
