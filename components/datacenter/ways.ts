import { pairCell, type PairCell } from '@/lib/graph/pair-cells';
import type { PairState, Snapshot } from '@/lib/snapshot/types';

/** Another datacenter, as it is seen from here and sees us. */
export type Other = { name: string; out: PairCell; back: PairCell };
/** Others that stand alike, both ways. */
export type OtherGroup = { key: string; out: PairState; back: PairState; others: readonly Other[] };

export const WORST_FIRST: readonly PairState[] = [
  'disconnected',
  'degraded',
  'recovering',
  'unknown',
  'connected',
];
const rank = (state: PairState) => WORST_FIRST.indexOf(state);

/** All other datacenters by how the two ways between them and `datacenter` are: the worst first, those that are well last. */
export function otherGroups(
  snapshot: Pick<Snapshot, 'datacenters' | 'pairs'>,
  datacenter: string,
): OtherGroup[] {
  const groups = new Map<string, OtherGroup & { others: Other[] }>();
  for (const { name } of snapshot.datacenters) {
    const [out, back] = [pairCell(snapshot, datacenter, name), pairCell(snapshot, name, datacenter)];
    if (!out || !back) continue;
    const key = `${out.state} ${back.state}`;
    const group = groups.get(key) ?? { key, out: out.state, back: back.state, others: [] };
    group.others.push({ name, out, back });
    groups.set(key, group);
  }
  const worst = ({ out, back }: OtherGroup) => Math.min(rank(out), rank(back));
  return [...groups.values()].sort(
    (a, b) => worst(a) - worst(b) || rank(a.out) - rank(b.out) || rank(a.back) - rank(b.back),
  );
}

/** `disconnected both ways`, `way there disconnected, way back connected`. */
export const waysText = ({ out, back }: Pick<OtherGroup, 'out' | 'back'>): string =>
  out === back ? `${out} both ways` : `way there ${out}, way back ${back}`;
