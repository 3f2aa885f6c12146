import { pairCells } from '@/lib/graph/pair-cells';
import type { Snapshot } from '@/lib/snapshot/types';

export type Way = { from: string; to: string };

/**
 * The way to explain first: one that is broken, else one that is not well, else from a secondary to the primary, where Consul's rule has
 * most to tell. null when there are no two datacenters.
 */
export function defaultWay(snapshot: Snapshot): Way | null {
  const [first, second] = snapshot.datacenters;
  if (!first || !second) return null;
  const cells = pairCells(snapshot);
  const bad =
    cells.find(({ state }) => state === 'disconnected') ??
    cells.find(({ state }) => state === 'degraded' || state === 'recovering');
  return bad ? { from: bad.from, to: bad.to } : { from: second.name, to: first.name };
}
