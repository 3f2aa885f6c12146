import { pairEvidence, pairSentence } from '@/lib/federation/pair-sentence';
import type { Federation, Pair } from '@/lib/federation/types';
import type { PairSnapshot } from './types';

/** One ordered pair with the evidence of its three layers: what `/api/v1/pairs` answers. */
export function toPairSnapshot(pair: Pair, federation: Federation): PairSnapshot {
  const { gossip, forwarding, gateways } = pairEvidence(federation, pair);
  return {
    from: pair.from,
    to: pair.to,
    state: pair.state,
    reason: pairSentence(pair, federation),
    roundTripMs: pair.roundTripMs,
    layers: {
      gossip: { state: pair.gossip, ...gossip },
      forwarding: { state: pair.forwarding, ...forwarding },
      gateways: { state: pair.gateways, ...gateways },
    },
  };
}
