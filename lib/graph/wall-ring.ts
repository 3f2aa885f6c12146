import type { Layout } from './layout';
import { closest, type Box } from './point';
import { alongEllipse, filling } from './ring';
import { namesAround, namesOnIslands, type WallName } from './wall-names';
import { textWidth } from './words';

/** A ring for eyes far away, with the names on it. Depends on names and box alone: a change of health moves nothing. */
export type WallRing = { layout: Layout; names: readonly WallName[] };

/** Of names, chart units: with the chart 480 high on 800 px of 1080, 26 px. */
export const NAME_SIZE = 15.6;

/** Up to here names stand on the islands. */
const ON_ISLANDS = 8;
/** Distance of neighbours in radii. */
const APART = 2.5;
/** Shoals around an island, in radii. */
const SHOALS = 1.3;
/** Widest name beside an island, chart units. */
const MOST_BESIDE = 150;
const FLATTEST = 2;

/** Names on islands need them this wide. */
const LEAST_ON = 50;

/** Datacenters in the order given (primary first), clockwise from the top; two face each other along the longer side. */
export function layOutWallRing(names: readonly string[], box: Box): WallRing {
  if (names.length <= ON_ISLANDS) {
    const layout = ringOf(names, box, 'inside');
    if (layout.radius >= LEAST_ON) return { layout, names: namesOnIslands(layout.places, NAME_SIZE) };
  }
  const layout = ringOf(names, box, 'beside');
  return { layout, names: namesAround(layout.places, layout.centre, NAME_SIZE, box) };
}

function ringOf(names: readonly string[], box: Box, where: Layout['names']): Layout {
  const count = names.length;
  const beside = where === 'beside';
  const centre = { x: box.width / 2, y: box.height / 2 };
  const start = count === 2 && box.width > box.height ? -Math.PI : -Math.PI / 2;
  const widest = Math.max(0, ...names.map((name) => textWidth(name.slice(0, 40), NAME_SIZE)));
  const besides = Math.min(MOST_BESIDE, box.width * 0.3, widest);
  const side = Math.min(box.width, box.height);

  for (let radius = side * (beside ? 0.075 : 0.14); ; radius *= 0.96) {
    const rim = beside
      ? { x: radius + 12 + besides, y: radius + NAME_SIZE * 1.9 }
      : { x: radius * SHOALS, y: radius * SHOALS };
    const b = Math.max(1, box.height / 2 - rim.y);
    const a = Math.max(1, Math.min(box.width / 2 - rim.x, b * FLATTEST));
    const parts = Array.from({ length: count }, (_, i) => i / count);
    const even = alongEllipse(parts, centre, a, b, start);
    const ellipse = beside ? { centre, a, b } : filling(even, { centre, a, b });
    const points =
      count === 1
        ? [centre]
        : even.map(({ x, y }) => ({ x, y: ellipse.centre.y + ((y - centre.y) * ellipse.b) / b }));
    if (radius > 1 && closest(points) < radius * APART) continue;
    const places = names.map((name, i) => {
      const point = points[i] ?? centre;
      const [dx, dy] = [centre.x - point.x, centre.y - point.y];
      const harbour = count === 1 ? Math.PI / 2 : Math.atan2(dy, dx);
      return { name, ...point, radius, harbour, room: Math.hypot(dx, dy) };
    });
    return { kind: 'ring', box, centre, radius, names: where, nameSize: NAME_SIZE, ellipse, places };
  }
}
