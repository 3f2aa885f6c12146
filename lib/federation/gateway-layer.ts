import type { GatewayTally } from './mesh-gateways';
import type { FederationMode, LayerState } from './types';

/** Usable gateways of `from` as its servers pick them; null when not known. */
export function ownUsable({ count, believedUsable, liveUsable }: GatewayTally, from: number): number | null {
  return leastKnown(liveUsable[from] ?? -1, believedUsable[from * count + from] ?? -1);
}

/** Gateways of `to` that `from` believes usable; null when not known. */
export function believedUsable(tally: GatewayTally, from: number, to: number): number | null {
  const number = tally.believedUsable[from * tally.count + to] ?? -1;
  return number === -1 ? null : number;
}

/**
 * Which gateways `from` would use to reach `to`, and whether they are usable (Consul's choice, consul.md 2.3): usable gateways of
 * its own; only towards the primary a secondary without any dials the primary's gateways itself. Gateways of `to` count as `from`
 * believes them, confirmed by their live registration where that is known. bad needs proof, good needs everything known.
 * `mode` is that of `from`, which dials; `primary` is an index or -1.
 */
export function gatewayLayer(
  tally: GatewayTally,
  from: number,
  to: number,
  mode: FederationMode,
  primary: number,
): LayerState {
  if (mode === 'traditional') return 'not-applicable';
  if (mode === 'unknown') return 'unknown';
  const { count, believedTagged, confirmed, liveUsable, liveTagged } = tally;
  const way = from * count + to;
  const own = ownUsable(tally, from);
  const effective = confirmed[way] ?? -1;
  const live = liveUsable[to] ?? -1;
  if (live === 0 || effective === 0) return 'bad';
  if (own === 0 && to !== primary) return primary === -1 ? 'unknown' : 'bad';
  if (own === null || effective === -1) return 'unknown';
  const ownTagged = Math.max(liveTagged[from] ?? -1, believedTagged[from * count + from] ?? -1);
  const allOwn = own > 0 && own >= ownTagged;
  const allTheirs = effective === believedTagged[way] && (live === -1 || live === effective);
  return allOwn && allTheirs && mode === 'mesh-gateways' ? 'good' : 'partial';
}

/** Servers pick from their federation state, which follows the live registrations: the worse of the two is what works now. */
function leastKnown(a: number, b: number): number | null {
  const least = a === -1 ? b : b === -1 ? a : Math.min(a, b);
  return least === -1 ? null : least;
}
