import type { WanPool } from './wan-pools';
import type { GossipView, LayerState } from './types';

/**
 * How the WAN pools of a datacenter's vantages see the servers of the datacenter with index `to`.
 * bad: one of them sees no server alive; partial: they differ, or a server failed; unknown: no WAN pool was read.
 */
export function gossipLayer(
  pools: readonly WanPool[],
  to: number,
): { state: LayerState; views: GossipView[] } {
  const views: GossipView[] = [];
  let state: LayerState = 'unknown';
  for (const pool of pools) {
    const total = pool.total[to] ?? 0;
    if (total === 0 && pool.filtered) continue;
    const [alive, failed] = [pool.alive[to] ?? 0, pool.failed[to] ?? 0];
    const { vantage, at } = pool;
    views.push({ vantage, alive, failed, left: pool.left[to] ?? 0, total, at });
    if (alive === 0) state = 'bad';
    else if (state !== 'bad' && (failed > 0 || alive !== views[0]?.alive)) state = 'partial';
    else if (state === 'unknown') state = 'good';
  }
  return { state, views };
}
