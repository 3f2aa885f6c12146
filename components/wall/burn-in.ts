/** Corners of a small square, walked once an hour: no pixel of a wall shows the same edge for days. */
const STEPS: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [6, 0],
  [6, 6],
  [0, 6],
];

/** Shift in px at an epoch time, ms: the same on every wall, so that two of them show the same picture. */
export function burnInShift(now: number): { x: number; y: number } {
  const [x = 0, y = 0] = STEPS[Math.floor(now / 900_000) % STEPS.length] ?? [];
  return { x, y };
}
