import { compareRoute } from '@/lib/federation/routes/compare-route';
import type { Candidate, Chain, Route } from '@/lib/federation/routes/types';
import type { Federation, Pair } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import { findBreakages, type Breakage } from './broken-pairs';

/** A forecast looks at every candidate of every hop: these many pairs of a breakage, and of a federation, tell enough. */
const MOST_PAIRS = 10;
const MOST_FORECASTS = 200;

/** A fault shows on one way after the other: what all of them have in common is known after so long, ms. */
const SETTLED_MS = 10_000;

export type Disagreement = { breakage: Breakage; routes: readonly Route[] };

/**
 * Where requests fail although every hop is usable by all that is registered: in whole breakages, and from single servers whose
 * neighbours get through.
 */
export function findDisagreements(federation: Federation): Disagreement[] {
  const vantages = new Map(federation.vantages.map((vantage) => [vantage.id, vantage]));
  let left = MOST_FORECASTS;
  const routesOf = (pairs: readonly Pair[]): Route[] =>
    pairs.slice(0, MOST_PAIRS).flatMap((pair) => {
      if (!hasSettled(pair, federation.takenAt) || left-- <= 0) return [];
      const route = compareRoute(federation, pair, (id) => vantages.get(id));
      return route?.agreement === 'disagrees' ? [route] : [];
    });
  const partial = indexFederation(federation)
    .oddPairs()
    .filter(({ state, forwarding }) => state === 'degraded' && forwarding === 'partial');
  const breakages: readonly Breakage[] = [
    ...findBreakages(federation),
    ...partial
      .slice(0, MOST_PAIRS)
      .map((pair): Breakage => ({ shape: 'pair', datacenter: pair.from, to: pair.to, pairs: [pair] })),
  ];
  return breakages
    .map((breakage) => ({ breakage, routes: routesOf(breakage.pairs) }))
    .filter(({ routes }) => routes.length > 0);
}

const hasSettled = ({ probes }: Pair, now: number): boolean =>
  probes.some(
    ({ outcome, failingSince }) =>
      outcome === 'fails' && (failingSince === null || now - failingSince >= SETTLED_MS),
  );

/** The way of a server whose request failed; of another one where it is not known which server that was. */
export function failingChain({ chains, comparisons }: Route): Chain | undefined {
  const failing = comparisons.filter(({ agreement }) => agreement === 'disagrees');
  return chains.find(({ prediction }) => failing.some(({ predicted }) => predicted === prediction));
}

/** The gateways or servers a dial may go to at each hop, in the order of the way. */
export const chosenAt = (chain: Chain): readonly (readonly Candidate[])[] =>
  chain.hops.map(({ candidates }) => candidates.filter(({ chosen }) => chosen));
