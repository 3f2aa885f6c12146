import { distance, type Box, type Point } from './point';

export type RingPlace = Point & {
  name: string;
  /** Nothing of the island itself reaches further. */
  radius: number;
  /** Radians towards the centre of the chart: where its harbour lies. */
  harbour: number;
};

export type Ring = {
  box: Box;
  centre: Point;
  radius: number;
  /** Names stand on the island while it is wide enough for words, else beside it, turned outwards. */
  names: 'inside' | 'beside';
  places: readonly RingPlace[];
};

/** Islands narrower than this carry no words. */
const WORDS_FROM = 46;
/** Distance of neighbours in radii: room for two harbours and the water between them. */
const APART = 2.7;
const SAMPLES = 1440;
/** The zoom buttons: in a corner, or on charts narrower than this in a row along the foot, which is then left free. */
const BUTTONS = { width: 72, height: 136 };
const NARROW = 700;
const FOOT = 36;
/** A ring flatter than this is no ring; two islands need no ocean between them. */
const FLATTEST = { two: 1.35, more: 1.9 };

/** Points at equal way along the ellipse, clockwise from the top. */
function alongEllipse(count: number, centre: Point, a: number, b: number, start: number): Point[] {
  const at = (step: number): Point => {
    const angle = start + (step / SAMPLES) * Math.PI * 2;
    return { x: centre.x + a * Math.cos(angle), y: centre.y + b * Math.sin(angle) };
  };
  const way = [0];
  for (let step = 1; step <= SAMPLES; step++)
    way.push((way[step - 1] ?? 0) + distance(at(step - 1), at(step)));
  const whole = way[SAMPLES] ?? 0;
  const points: Point[] = [];
  let step = 0;
  for (let i = 0; i < count; i++) {
    const wanted = (i / count) * whole;
    while (step < SAMPLES && (way[step + 1] ?? Infinity) <= wanted) step++;
    const here = way[step] ?? 0;
    const next = way[step + 1] ?? here;
    points.push(at(step + (next > here ? (wanted - here) / (next - here) : 0)));
  }
  return points;
}

/** Three points leave the lower part of the ellipse empty: they are stretched, within reason, and centred to use the height. */
function filling(points: readonly Point[], centre: Point, reach: number): Point[] {
  const heights = points.map(({ y }) => y);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const stretch = high - low > 1 ? Math.min(1.2, (reach * 2) / (high - low)) : 1;
  return points.map(({ x, y }) => ({ x, y: centre.y + (y - (low + high) / 2) * stretch }));
}

/** Whether no island reaches under the zoom buttons, bottom right. */
function clearOfButtons(points: readonly Point[], radius: number, box: Box): boolean {
  return points.every(({ x, y }) => {
    const nearest = {
      x: Math.max(x, box.width - BUTTONS.width),
      y: Math.max(y, box.height - BUTTONS.height),
    };
    return distance({ x, y }, nearest) > radius;
  });
}

function closest(points: readonly Point[]): number {
  let nearest = Infinity;
  points.forEach((a, i) => {
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j];
      if (b) nearest = Math.min(nearest, distance(a, b));
    }
  });
  return nearest;
}

/**
 * Datacenters on a fixed ring, in the order given (primary first), clockwise from the top; two of them face each other along
 * the longer side. Depends on names and box alone: a change of health moves nothing.
 */
export function layOutRing(names: readonly string[], box: Box): Ring {
  const narrow = box.width < NARROW;
  const height = narrow ? box.height - FOOT : box.height;
  const centre = { x: box.width / 2, y: height / 2 };
  const side = Math.min(box.width, height);
  const count = names.length;
  const start = count === 2 && box.width > box.height ? -Math.PI : -Math.PI / 2;
  const largest = Math.max(4, Math.min(108, side * (narrow ? 0.16 : 0.13)));
  const longest = Math.max(0, ...names.map((name) => name.length));

  for (let radius = largest; ; radius *= 0.96) {
    const beside = radius < WORDS_FROM;
    const rim = beside ? radius + 28 + Math.min(longest, 14) * 5.6 : radius * 1.36 + 8;
    const b = Math.max(1, height / 2 - rim);
    const flattest = b * (count === 2 ? FLATTEST.two : FLATTEST.more);
    const a = Math.max(1, Math.min(box.width / 2 - rim, flattest));
    const points = count === 1 ? [centre] : filling(alongEllipse(count, centre, a, b, start), centre, b);
    if (radius > 1 && (closest(points) < radius * APART || (!narrow && !clearOfButtons(points, radius, box))))
      continue;
    return {
      box,
      centre,
      radius,
      names: beside ? 'beside' : 'inside',
      places: names.map((name, i) => {
        const point = points[i] ?? centre;
        const harbour = count === 1 ? Math.PI / 2 : Math.atan2(centre.y - point.y, centre.x - point.x);
        return { name, ...point, radius, harbour };
      }),
    };
  }
}
