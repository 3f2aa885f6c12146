import type { GatewayTally } from './mesh-gateways';
import type { FederationMode, LayerState } from './types';

export type GatewayLayer = { state: LayerState; own: number | null; believed: number | null };

const NOT_APPLICABLE: GatewayLayer = { state: 'not-applicable', own: null, believed: null };
const UNKNOWN: GatewayLayer = { state: 'unknown', own: null, believed: null };

/**
 * Which gateways `from` would use to reach `to`, and whether they are usable (Consul's choice, consul.md 2.3): usable gateways of
 * its own; only towards the primary a secondary without any dials the primary's gateways itself. Gateways of `to` count as `from`
 * believes them, confirmed by their live registration where that is known.
 * `mode` is that of `from`, which dials; `primary` is an index or -1.
 */
export function gatewayLayer(
  { count, believedUsable, believedTagged, confirmed, liveUsable, liveTagged }: GatewayTally,
  from: number,
  to: number,
  mode: FederationMode,
  primary: number,
): GatewayLayer {
  if (mode === 'traditional') return NOT_APPLICABLE;
  if (mode === 'unknown') return UNKNOWN;
  const own = leastKnown(liveUsable[from] ?? -1, believedUsable[from * count + from] ?? -1);
  const believed = believedUsable[from * count + to] ?? -1;
  const effective = confirmed[from * count + to] ?? -1;
  const live = liveUsable[to] ?? -1;
  const layer = (state: LayerState): GatewayLayer => ({
    state,
    own: own === -1 ? null : own,
    believed: believed === -1 ? null : believed,
  });
  if (live === 0 || effective === 0) return layer('bad');
  if (own === 0 && primary !== -1 && to !== primary) return layer('bad');
  if (own === 0 && primary === -1) return layer('unknown');
  if (own === -1 || believed === -1) return layer('unknown');
  const tagged = leastKnown(liveTagged[from] ?? -1, believedTagged[from * count + from] ?? -1);
  const allOwn = own > 0 && own >= tagged;
  const allTheirs =
    effective === (believedTagged[from * count + to] ?? -1) && (live === -1 || live === effective);
  return layer(allOwn && allTheirs && mode === 'mesh-gateways' ? 'good' : 'partial');
}

/** Servers pick from their federation state, which follows the live registrations: the worse of the two is what works now. */
function leastKnown(a: number, b: number): number {
  return a === -1 ? b : b === -1 ? a : Math.min(a, b);
}
