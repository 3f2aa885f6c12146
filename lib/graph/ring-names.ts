import type { Layout } from './layout';
import { distance, type Point } from './point';
import type { View } from './viewport';

/** Names turned outwards from a ring lie on one another where islands stand closer than a line is high, px. */
const LINE = 10.5;

/** Of the names around a ring those that have room, in the order of `important`; with magnification there is room for more. */
export function namesOnRing(
  { places }: Layout,
  important: readonly string[],
  { k }: View,
): ReadonlySet<string> {
  const at = new Map(places.map((place) => [place.name, place]));
  const kept: Point[] = [];
  const names = new Set<string>();
  for (const name of important) {
    const place = at.get(name);
    if (!place || kept.some((other) => distance(place, other) * k < LINE)) continue;
    kept.push(place);
    names.add(name);
  }
  return names;
}
