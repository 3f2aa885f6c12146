import type { Coast } from './coast';
import { mix, polar, type Point } from './point';

export type Pier = {
  /** On land. */
  foot: Point;
  /** Over water: where the mesh gateway stands. */
  head: Point;
};

export type Harbour = {
  /** Where bridges to and from this datacenter end. */
  bridgehead: Point;
  piers: readonly Pier[];
  /** Mesh gateways beyond those that have room. */
  beyond: number;
};

const PIERS_AT_MOST = 5;

/**
 * One pier per mesh gateway, side by side in the bay, and the bridgehead in front of them; relative to the island's middle.
 * Without piers (`gateways` null: traditional federation) bridges end at the coast.
 */
export function harbourOf(coast: Coast, radius: number, angle: number, gateways: number | null): Harbour {
  if (gateways === null)
    return { bridgehead: polar(angle, coast(angle) + radius * 0.05), piers: [], beyond: 0 };
  const shown = Math.min(gateways, PIERS_AT_MOST);
  const across = angle + Math.PI / 2;
  const apart = Math.min(radius * 0.42, (radius * 1.36) / Math.max(1, shown));
  const piers = Array.from({ length: shown }, (_, i) => {
    const aside = (i - (shown - 1) / 2) * apart;
    const bow = (aside / radius) ** 2 * 0.55;
    return {
      foot: polar(across, aside, polar(angle, radius * 0.55)),
      head: polar(across, aside, polar(angle, radius * (1.07 - bow))),
    };
  });
  return { bridgehead: polar(angle, radius * 1.42), piers, beyond: gateways - shown };
}

/** From the pier's head, clear of the sign on it (`clear`, chart units), to the bridgehead. */
export function approach(pier: Pier, bridgehead: Point, clear: number): { from: Point; to: Point } {
  const whole = Math.hypot(bridgehead.x - pier.head.x, bridgehead.y - pier.head.y);
  return { from: mix(pier.head, bridgehead, whole > 0 ? Math.min(1, clear / whole) : 0), to: bridgehead };
}
