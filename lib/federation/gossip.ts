import { compareViews, type Gossip } from './gossip-views';
import type { WanPool } from './wan-pools';

/** How the WAN pools of a datacenter's vantages see the servers of the datacenter with index `to`. */
export function gossipLayer(pools: readonly WanPool[], to: number): Gossip {
  const [only] = pools;
  const alone = pools.length === 1 ? only?.listed[to]?.alone : undefined;
  if (alone) return alone;
  return compareViews(
    pools.flatMap(({ listed, filtered, nothing }) => {
      const counts = listed[to]?.counts;
      return counts ? [counts] : filtered ? [] : [nothing];
    }),
  );
}
