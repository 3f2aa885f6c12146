import { compareRoute } from '@/lib/federation/routes/compare-route';
import { CANDIDATE_WORDS } from '@/lib/federation/routes/route-words';
import type { Chain, Hop, Route } from '@/lib/federation/routes/types';
import { pairEvidence, pairSentence } from '@/lib/federation/pair-sentence';
import { probeText } from '@/lib/federation/pair-texts';
import type { Federation, Pair } from '@/lib/federation/types';
import { agreementSentence } from './agreement-sentence';
import type { ChainSnapshot, HopSnapshot, RouteSnapshot } from './route-types';

/** What `/api/v1/routes` answers of one ordered pair; null when it is none of this federation. */
export function toRouteSnapshot(pair: Pair, federation: Federation): RouteSnapshot | null {
  const route = compareRoute(federation, pair);
  if (!route) return null;
  const { from, to, mode, prediction, dials, reason, agreement } = route;
  return {
    from,
    to,
    mode,
    prediction,
    dials,
    reason,
    chains: route.chains.map(toChain),
    measured: { state: pair.state, sentence: pairSentence(pair, federation) },
    agreement,
    agreementSentence: agreementSentence(route),
    comparisons: comparisonsOf(route),
    evidence: pairEvidence(federation, pair).gateways.evidence,
  };
}

const comparisonsOf = ({ comparisons }: Route): RouteSnapshot['comparisons'] =>
  comparisons.map(({ vantage, predicted, agreement, probe }) => ({
    vantage,
    outcome: probe.outcome,
    predicted,
    agreement,
    answer: probeText(probe),
  }));

const toChain = ({ hops, ...chain }: Chain): ChainSnapshot => ({ ...chain, hops: hops.map(toHop) });

const toHop = ({ candidates, ...hop }: Hop): HopSnapshot => ({
  ...hop,
  candidates: candidates.map((candidate) => ({
    ...candidate,
    words: CANDIDATE_WORDS[candidate.state],
    from: candidate.from ?? null,
  })),
});
