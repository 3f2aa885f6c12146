import { polar, type Box, type Point } from './point';

const STEPS = 720;
const REFINEMENTS = 8;
/** The first ones decide: were all equal, those of one cluster, spread evenly over the ring, would cancel out and leave it to noise. */
const FADING = 0.75;
const UNEVEN = 0.7;
const WEIGHTS = 1 / (1 - FADING ** 2);

/** Not quite evenly: the corners of a square fit an even ring and its mirror image equally well. */
const weighedOnRing = (index: number, count: number): Point =>
  polar(-Math.PI / 2 + Math.PI * 2 * (index / count) ** UNEVEN, FADING ** index);

/**
 * Turns (and mirrors) points around their middle. Two wishes are weighed, so that the outcome moves little when the points do: that the
 * longest axis lies along the longer side of the box, and that the points, the first ones above all,
 * lie where they lie on the ring (Procrustes).
 */
export function oriented(points: readonly Point[], box: Box): Point[] {
  const count = points.length;
  const middle = {
    x: points.reduce((sum, { x }) => sum + x, 0) / count,
    y: points.reduce((sum, { y }) => sum + y, 0) / count,
  };
  const centred = points.map(({ x, y }) => ({ x: x - middle.x, y: y - middle.y }));
  const spread = centred.reduce((sum, { x, y }) => sum + x * x + y * y, 0);
  if (count < 2 || spread < 1e-12) return centred;
  const along = Math.max(-1, Math.min(1, (4 * (box.width - box.height)) / (box.width + box.height)));

  const candidates = [centred, centred.map(({ x, y }) => ({ x, y: -y }))].map((candidate) => {
    // Re and Im of Σ z², and of Σ ring · conj(z), as parts of what they can be at most.
    let [axisRe, axisIm, ringRe, ringIm] = [0, 0, 0, 0];
    candidate.forEach(({ x, y }, i) => {
      const ring = weighedOnRing(i, count);
      axisRe += (x * x - y * y) / spread;
      axisIm += (2 * x * y) / spread;
      const most = Math.sqrt(spread * WEIGHTS);
      ringRe += (ring.x * x + ring.y * y) / most;
      ringIm += (ring.y * x - ring.x * y) / most;
    });
    const liking = (turn: number): number =>
      along * (axisRe * Math.cos(2 * turn) - axisIm * Math.sin(2 * turn)) +
      ringRe * Math.cos(turn) +
      ringIm * Math.sin(turn);
    const turn = best(liking);
    return { candidate, turn, liked: liking(turn) };
  });
  const [plain, mirrored] = candidates;
  const { candidate, turn } =
    mirrored && plain && mirrored.liked > plain.liked + 1e-9
      ? mirrored
      : (plain ?? { candidate: centred, turn: 0 });
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return candidate.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos }));
}

/** The angle that is liked best: the best of many, then between its neighbours. */
function best(liking: (turn: number) => number): number {
  let turn = 0;
  for (let step = 1; step < STEPS; step++) {
    const other = (step / STEPS) * Math.PI * 2;
    if (liking(other) > liking(turn) + 1e-9) turn = other;
  }
  let reach = (Math.PI * 2) / STEPS;
  for (let round = 0; round < REFINEMENTS; round++, reach /= 4) {
    const [before, here, after] = [liking(turn - reach), liking(turn), liking(turn + reach)];
    const bend = before - 2 * here + after;
    if (bend < -1e-15) turn += Math.max(-reach, Math.min(reach, (reach * (before - after)) / (2 * bend)));
  }
  return turn;
}
