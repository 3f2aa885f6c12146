import type { Federation, LayerState, Pair } from '@/lib/federation/types';
import { LAYER_LETTERS, PAIR_LETTERS, type PairMatrix } from './types';

type Layer = 'gossip' | 'forwarding' | 'gateways';

/** A whole number from 10 ms on: more digits would be noise, and cost bytes at 200 datacenters. */
const rounded = (ms: number | null) =>
  ms === null ? null : ms >= 10 ? Math.round(ms) : Math.round(ms * 10) / 10;

/**
 * All ordered pairs as one letter each, row-major over the datacenters in their order, `-` on the diagonal.
 * Relies on Federation.pairs being in that very order.
 */
export function pairMatrix({ datacenters, pairs }: Federation): PairMatrix {
  const size = datacenters.length;
  const row = (letter: (pair: Pair) => string) => {
    let at = 0;
    let text = '';
    for (let from = 0; from < size; from++)
      for (let to = 0; to < size; to++) {
        const pair = from === to ? undefined : pairs[at++];
        text += pair ? letter(pair) : '-';
      }
    return text;
  };
  const layer = (name: Layer) => row((pair) => LAYER_LETTERS[pair[name] satisfies LayerState]);
  const roundTripMs: (number | null)[] = [];
  let at = 0;
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++)
      roundTripMs.push(from === to ? null : rounded(pairs[at++]?.roundTripMs ?? null));
  return {
    state: row((pair) => PAIR_LETTERS[pair.state]),
    gossip: layer('gossip'),
    forwarding: layer('forwarding'),
    gateways: layer('gateways'),
    roundTripMs,
  };
}
