import { nameList } from '@/lib/diagnosis/words';
import type { Group } from './party';
import type { Openings } from './types';

/** The count of pairs with what it leaves out: a datacenter in which nothing that is to be dialled has a known address. `what` is missing there. */
export function acrossOf(
  across: number,
  dialled: readonly Group[],
  what: string,
): Pick<Openings, 'across' | 'acrossNote'> {
  const without = dialled.flatMap(({ datacenter, hosts }) => (hosts.length === 0 ? [datacenter] : []));
  if (without.length === 0) return { across, acrossNote: null };
  const has = `${without.length === 1 ? 'has' : 'have'} no ${what}`;
  return across === 0
    ? { across: null, acrossNote: `not known yet, because ${nameList(without, 6)} ${has}` }
    : { across, acrossNote: `without ${nameList(without, 6)}, which ${has}` };
}
