import type { Federation, Pair } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import { hasDeparted } from './departed';

/**
 * Where forwarding is broken, told in as few words as are true: a whole federation, one datacenter (all ways into it, out of it, or
 * both), or one pair.
 */
export type Breakage = {
  shape: 'federation' | 'both' | 'into' | 'out' | 'pair' | 'pair-both';
  /** The datacenter of both, into and out; `from` of a pair. */
  datacenter: string;
  /** `to` of a pair, else null. */
  to: string | null;
  /** In federation order, never empty. */
  pairs: readonly Pair[];
};

const memo = new WeakMap<Federation, readonly Breakage[]>();

/** All breakages; every disconnected pair is in exactly one. */
export function findBreakages(federation: Federation): readonly Breakage[] {
  const known = memo.get(federation);
  if (known) return known;
  const found = search(federation);
  memo.set(federation, found);
  return found;
}

const isMeasured = ({ forwarding }: Pair): boolean =>
  forwarding !== 'unknown' && forwarding !== 'not-applicable';

/** All, or nearly all: one way that still works (a pooled connection) must not make twenty findings out of one. */
const isMost = (broken: number, measured: number): boolean =>
  broken > 0 && (broken === measured || (broken >= 3 && broken >= 0.7 * measured));

type Tally = {
  measuredIn: number;
  measuredOut: number;
  in: Set<Pair>;
  out: Set<Pair>;
  brokenIn: number;
  brokenOut: number;
};

function search(federation: Federation): Breakage[] {
  const index = indexFederation(federation);
  const departed = new Set(federation.datacenters.filter(hasDeparted).map(({ name }) => name));
  const tallies = new Map<string, Tally>();
  for (const { name } of federation.datacenters) {
    tallies.set(name, {
      measuredIn: 0,
      measuredOut: 0,
      in: new Set(),
      out: new Set(),
      brokenIn: 0,
      brokenOut: 0,
    });
  }
  const broken = new Set<Pair>();
  let measured = 0;
  for (const pair of federation.pairs) {
    if (!isMeasured(pair) || departed.has(pair.from) || departed.has(pair.to)) continue;
    const [from, to] = [tallies.get(pair.from), tallies.get(pair.to)];
    if (!from || !to) continue;
    measured++;
    from.measuredOut++;
    to.measuredIn++;
    if (pair.state !== 'disconnected') continue;
    broken.add(pair);
    from.out.add(pair);
    to.in.add(pair);
    from.brokenOut++;
    to.brokenIn++;
  }
  if (broken.size === 0) return [];
  const all = everything(broken, measured);
  if (all) return [all];
  const found: Breakage[] = [];
  for (let next = largest(tallies); next; next = largest(tallies)) {
    const { datacenter, shape, pairs } = next;
    for (const pair of pairs) {
      broken.delete(pair);
      tallies.get(pair.from)?.out.delete(pair);
      tallies.get(pair.to)?.in.delete(pair);
    }
    found.push({ shape, datacenter, to: null, pairs });
  }
  for (const pair of broken) {
    const back = index.pair(pair.to, pair.from);
    const both = back !== undefined && broken.has(back);
    if (both) broken.delete(back);
    found.push({
      shape: both ? 'pair-both' : 'pair',
      datacenter: pair.from,
      to: pair.to,
      pairs: both ? [pair, back] : [pair],
    });
  }
  return found;
}

/** Nothing reaches anything, seen from more than one datacenter. */
function everything(broken: ReadonlySet<Pair>, measured: number): Breakage | null {
  if (broken.size < 4 || broken.size !== measured) return null;
  const [first] = broken;
  const from = new Set([...broken].map((pair) => pair.from));
  const names = new Set([...broken].flatMap((pair) => [pair.from, pair.to]));
  const isOneSided = [...names].some((name) =>
    [...broken].every((pair) => pair.from === name || pair.to === name),
  );
  if (!first || from.size < 2 || isOneSided) return null;
  return { shape: 'federation', datacenter: first.from, to: null, pairs: [...broken] };
}

/** The datacenter whose failure explains most of the pairs that are still unexplained; null when none explains two. */
function largest(
  tallies: ReadonlyMap<string, Tally>,
): { datacenter: string; shape: 'both' | 'into' | 'out'; pairs: Pair[] } | null {
  let best: { datacenter: string; shape: 'both' | 'into' | 'out'; tally: Tally } | null = null;
  let size = 1;
  for (const [datacenter, tally] of tallies) {
    const into = isMost(tally.brokenIn, tally.measuredIn);
    const out = isMost(tally.brokenOut, tally.measuredOut);
    const offers = [
      {
        shape: 'both' as const,
        fits: into && out && tally.brokenIn + tally.brokenOut >= 3,
        size: tally.in.size + tally.out.size,
      },
      { shape: 'into' as const, fits: into && tally.brokenIn >= 2, size: tally.in.size },
      { shape: 'out' as const, fits: out && tally.brokenOut >= 2, size: tally.out.size },
    ];
    for (const offer of offers) {
      if (!offer.fits || offer.size <= size) continue;
      size = offer.size;
      best = { datacenter, shape: offer.shape, tally };
    }
  }
  if (!best) return null;
  const { datacenter, shape, tally } = best;
  return {
    datacenter,
    shape,
    pairs: [...(shape === 'out' ? [] : tally.in), ...(shape === 'into' ? [] : tally.out)],
  };
}
