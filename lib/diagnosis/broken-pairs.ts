import type { Federation, Pair } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import { isGone } from './departed';
import { flappingWays } from './flapping';

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
  /** In federation order. */
  pairs: readonly [Pair, ...Pair[]];
};

const memo = new WeakMap<Federation, readonly Breakage[]>();

/** All breakages; every disconnected pair is in exactly one, except those that come and go. */
export function findBreakages(federation: Federation): readonly Breakage[] {
  const known = memo.get(federation);
  if (known) return known;
  const flapping = flappingWays(federation);
  const found = search(federation, (pair) => pair.state === 'disconnected' && !flapping.has(pair));
  memo.set(federation, found);
  return found;
}

/** Where forwarding comes and goes; every flapping way is in exactly one, whether it works at the moment or not. */
export function findFlapping(federation: Federation): readonly Breakage[] {
  const flapping = flappingWays(federation);
  if (flapping.size === 0) return [];
  return search(federation, (pair) => flapping.has(pair));
}

const isMeasured = ({ forwarding }: Pair): boolean =>
  forwarding !== 'unknown' && forwarding !== 'not-applicable';

/** All, or nearly all: one way that still works (a pooled connection) must not make twenty findings out of one. */
const isMost = (broken: number, measured: number): boolean =>
  broken > 0 && (broken === measured || (broken >= 3 && broken >= 0.7 * measured));

/** Not most, but more than anybody reads one by one. */
const isMany = (broken: number): boolean => broken > 5;

type Tally = {
  measuredIn: number;
  measuredOut: number;
  in: Set<Pair>;
  out: Set<Pair>;
  brokenIn: number;
  brokenOut: number;
};

function search(federation: Federation, isBroken: (pair: Pair) => boolean): Breakage[] {
  const index = indexFederation(federation);
  if (!index.oddPairs().some(isBroken)) return [];
  const departed = new Set(
    federation.datacenters.filter((d) => isGone(federation, d)).map(({ name }) => name),
  );
  const measured = federation.pairs.filter(
    (pair) => isMeasured(pair) && !departed.has(pair.from) && !departed.has(pair.to),
  );
  const broken = new Set(measured.filter(isBroken));
  if (broken.size === 0) return [];
  const all = everything(broken, measured.length);
  if (all) return [all];
  const tallies = tally(federation, measured, new Set(broken));
  const found: Breakage[] = [];
  for (const fits of [isMost, isMany]) {
    for (let wide = largest(tallies, fits); wide; wide = largest(tallies, fits)) {
      const { datacenter, shape, pairs } = wide;
      for (const pair of pairs) {
        broken.delete(pair);
        tallies.get(pair.from)?.out.delete(pair);
        tallies.get(pair.to)?.in.delete(pair);
      }
      found.push({ shape, datacenter, to: null, pairs });
    }
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

function tally(
  { datacenters, primary, mode }: Federation,
  measured: readonly Pair[],
  broken: ReadonlySet<Pair>,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>(
    datacenters.map(({ name }) => [
      name,
      { measuredIn: 0, measuredOut: 0, in: new Set(), out: new Set(), brokenIn: 0, brokenOut: 0 },
    ]),
  );
  for (const pair of measured) {
    const [from, to] = [tallies.get(pair.from), tallies.get(pair.to)];
    if (!from || !to) continue;
    // Servers of a secondary may dial the gateways of the primary themselves: that this works says nothing of its own gateways.
    const isDirect = pair.to === primary && mode !== 'traditional' && !broken.has(pair);
    if (!isDirect) from.measuredOut++;
    to.measuredIn++;
    if (!broken.has(pair)) continue;
    from.out.add(pair);
    to.in.add(pair);
    from.brokenOut++;
    to.brokenIn++;
  }
  return tallies;
}

/** Nothing reaches anything, seen from more than one datacenter, and no single datacenter explains it. */
function everything(broken: ReadonlySet<Pair>, measured: number): Breakage | null {
  const [first, ...rest] = broken;
  if (!first || broken.size < 4 || broken.size !== measured) return null;
  const pairs: Breakage['pairs'] = [first, ...rest];
  const isOneSided = [first.from, first.to].some((name) =>
    pairs.every((pair) => pair.from === name || pair.to === name),
  );
  if (isOneSided || pairs.every(({ from }) => from === first.from)) return null;
  return { shape: 'federation', datacenter: first.from, to: null, pairs };
}

/** One way in and one way out, from and to different datacenters: what they share is the one between. */
function isBetweenTwo({ in: into, out }: Tally): boolean {
  const [[first], [second]] = [[...into], [...out]];
  return into.size === 1 && out.size === 1 && first?.from !== second?.to;
}

type Wide = { datacenter: string; shape: 'both' | 'into' | 'out'; pairs: Breakage['pairs'] };

/** The datacenter whose failure explains most of the pairs that are still unexplained; null when none explains two. */
function largest(
  tallies: ReadonlyMap<string, Tally>,
  fits: (broken: number, measured: number) => boolean,
): Wide | null {
  const many = fits === isMany;
  let best: { datacenter: string; shape: Wide['shape']; tally: Tally } | null = null;
  let size = many ? 5 : 1;
  for (const [datacenter, tally] of tallies) {
    const into = fits(many ? tally.in.size : tally.brokenIn, tally.measuredIn);
    const out = fits(many ? tally.out.size : tally.brokenOut, tally.measuredOut);
    const offers = [
      {
        shape: 'both' as const,
        fits: into && out && (tally.brokenIn + tally.brokenOut >= 3 || isBetweenTwo(tally)),
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
  const [first, ...rest] = [...(shape === 'out' ? [] : tally.in), ...(shape === 'into' ? [] : tally.out)];
  return first ? { datacenter, shape, pairs: [first, ...rest] } : null;
}
