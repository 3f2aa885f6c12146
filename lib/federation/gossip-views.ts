import type { GossipView, LayerState } from './types';

/** How the WAN pools of one datacenter's vantages see another datacenter. */
export type Gossip = { state: LayerState; views: readonly GossipView[] };

/** bad: one view has no server alive; partial: the views differ, or a server failed; unknown: there is no view. */
export function compareViews(views: readonly GossipView[]): Gossip {
  const [first] = views;
  if (!first) return { state: 'unknown', views };
  if (views.some((view) => view.alive === 0)) return { state: 'bad', views };
  const isPartial = views.some((view) => view.failed > 0 || view.alive !== first.alive);
  return { state: isPartial ? 'partial' : 'good', views };
}
