import type { Pair } from '@/lib/federation/types';
import type { Subject } from './types';

/** Pairs of one target, in federation order. The subject is the target when several are concerned, else the pair. */
export type TargetPairs = { to: string; pairs: readonly [Pair, ...Pair[]]; subject: Subject };

export function pairsByTarget(pairs: Iterable<Pair>): TargetPairs[] {
  const targets = new Map<string, [Pair, ...Pair[]]>();
  for (const pair of pairs) {
    const list = targets.get(pair.to);
    if (list) list.push(pair);
    else targets.set(pair.to, [pair]);
  }
  return [...targets].map(([to, list]) => ({
    to,
    pairs: list,
    subject:
      list.length > 1 ? { kind: 'datacenter', datacenter: to } : { kind: 'pair', from: list[0].from, to },
  }));
}
