import type { Place } from './layout';
import { tenth, type Box, type Point } from './point';
import { nameLines, shorten, textWidth } from './words';

/** A name that is read from afar: on its island, or beside it and then level, with a line to its island where that is not next to it. */
export type WallName = {
  name: string;
  lines: readonly string[];
  /** Of the middle of the first line. */
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  leader: readonly [from: Point, to: Point] | null;
};

export const LINE = 1.18;
/** Between an island and its name, and around what names keep off, chart units. */
const GAP = 7;
const AIR = 4;
/** A name nearer to the shore than this needs no line. */
const NEAR = 16;

/** On islands wide enough for words, in one line or two. `y` is of the first line, the middle of all is a little below that of the island. */
export function namesOnIslands(places: readonly Place[], size: number): WallName[] {
  return places.map(({ name, x, y, radius }) => {
    const lines = nameLines(name, size, radius * 1.66);
    const top = y + radius * 0.06 - ((lines.length - 1) * size * LINE) / 2;
    return { name, lines, x: tenth(x), y: tenth(top), anchor: 'middle', leader: null };
  });
}

/**
 * Beside the islands of a ring: level, on the side of the ring where the island stands, one above the other; above and below the ring in
 * its middle. `centre` is that of the ring.
 */
export function namesAround(places: readonly Place[], centre: Point, size: number, box: Box): WallName[] {
  const isMiddle = ({ x }: Point) => Math.abs(x - centre.x) < 1;
  const middle = places.filter(isMiddle);
  const line = size * LINE;
  const bounds = {
    top: (middle.some(({ y }) => y < centre.y) ? line * 1.5 : line / 2) + AIR,
    bottom: box.height - (middle.some(({ y }) => y > centre.y) ? line * 1.5 : line / 2) - AIR,
  };
  const sides = [1, -1].flatMap((side) => {
    const own = places
      .filter((place) => !isMiddle(place) && Math.sign(place.x - centre.x) === side)
      .sort((a, b) => a.y - b.y || a.name.localeCompare(b.name, 'en'));
    const heights = stacked(
      own.map(({ y, radius }) => y + ((y - centre.y) / Math.max(1, box.height / 2)) * radius),
      line,
      bounds,
    );
    return own.map((place, i) => besideAt(place, heights[i] ?? place.y, side, { places, size, box }));
  });
  return [
    ...sides,
    ...middle.map(({ name, x, y, radius }): WallName => {
      const above = y < centre.y;
      return {
        name,
        lines: [shorten(name, size, box.width * 0.4)],
        x: tenth(x),
        y: tenth(above ? y - radius - GAP - line / 2 : y + radius + GAP + line / 2),
        anchor: 'middle',
        leader: null,
      };
    }),
  ];
}

/** Above its island, or below it at the upper edge, over whatever is there: of a datacenter that is not well where no place is free. */
export function nameOver(
  { name, x, y, radius }: Point & { name: string; radius: number },
  size: number,
  box: Box,
): WallName {
  const text = shorten(name, size, Math.min(box.width, size * 9));
  const half = textWidth(text, size) / 2;
  const line = size * LINE;
  const over = y - radius - AIR - line / 2;
  return {
    name,
    lines: [text],
    x: tenth(Math.max(half, Math.min(box.width - half, x))),
    y: tenth(over > line / 2 ? over : y + radius + AIR + line / 2),
    anchor: 'middle',
    leader: null,
  };
}

function besideAt(
  place: Place,
  y: number,
  side: number,
  { places, size, box }: { places: readonly Place[]; size: number; box: Box },
): WallName {
  const half = size * 0.5;
  // The shore that lies furthest out at this height.
  const shore = places.reduce(
    (furthest, { x: at, y: middle, radius }) => {
      const aside = Math.max(0, Math.abs(y - middle) - half);
      const reach = radius + AIR;
      if (aside >= reach) return furthest;
      return Math.max(furthest, side * at + Math.sqrt(reach * reach - aside * aside));
    },
    side * place.x - place.radius / 2,
  );
  const x = side * (shore + GAP);
  const room = side > 0 ? box.width - x - AIR : x - AIR;
  const edge = { x: x - side * 3, y };
  const [dx, dy] = [edge.x - place.x, edge.y - place.y];
  const away = Math.hypot(dx, dy);
  const part = place.radius / Math.max(away, 1e-6);
  return {
    name: place.name,
    lines: [shorten(place.name, size, room)],
    x: tenth(x),
    y: tenth(y),
    anchor: side > 0 ? 'start' : 'end',
    leader:
      away - place.radius < NEAR
        ? null
        : [
            { x: tenth(place.x + dx * part), y: tenth(place.y + dy * part) },
            { x: tenth(edge.x), y: tenth(edge.y) },
          ],
  };
}

/** Heights at least `apart` from each other, inside the bounds, as near as can be to those that are wanted (ascending). */
export function stacked(
  wanted: readonly number[],
  apart: number,
  { top, bottom }: { top: number; bottom: number },
): number[] {
  const step = Math.min(apart, (bottom - top) / Math.max(1, wanted.length - 1));
  // Pool adjacent violators on the wishes less their rank: neighbours that are too near move as one block.
  const blocks: { sum: number; count: number }[] = [];
  wanted.forEach((y, i) => {
    let block = { sum: y - i * step, count: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count > block.sum / block.count;
      last = blocks.at(-1)
    ) {
      block = { sum: block.sum + last.sum, count: block.count + last.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  const highest = bottom - Math.max(0, wanted.length - 1) * step;
  const bases = blocks.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => Math.max(top, Math.min(highest, sum / count))),
  );
  return bases.map((base, i) => base + i * step);
}
