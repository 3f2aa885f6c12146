import { forwardingLayer } from './forwarding';
import { gatewayLayer } from './gateway-layer';
import { gossipLayer } from './gossip';
import type { GatewayTally } from './mesh-gateways';
import { pairState } from './pair-state';
import { datacenterRoundTripMs, type Chart } from './round-trip';
import type { FederationMode, Known, Pair } from './types';
import type { Witness } from './vantages';
import type { WanPool } from './wan-pools';

/** All that pairs are made of, by datacenter index: nothing is searched for inside the loop over pairs. */
export type PairInputs = {
  names: readonly string[];
  /** Index of the primary, -1 when it is not known. */
  primary: number;
  modes: readonly FederationMode[];
  vantages: readonly (readonly Witness[])[];
  leaders: readonly Known<string | null>[];
  pools: readonly (readonly WanPool[])[];
  charts: readonly (readonly Chart[])[];
  allCharts: readonly Chart[];
  gateways: GatewayTally;
  now: number;
};

/** The three layers of every ordered pair, then their states: a state may rest on the way back and on what others reach. */
export function buildPairs(inputs: PairInputs): Pair[] {
  const { names, now } = inputs;
  const count = names.length;
  const measured = names.map((_, from) =>
    names.map((_, to) => (from === to ? null : measure(inputs, from, to))),
  );
  const reachedFrom = names.map(
    (_, to) => measured.filter((row) => row[to]?.forwarding.state === 'good').length,
  );
  const pairs: Pair[] = [];
  for (let from = 0; from < count; from++) {
    for (let to = 0; to < count; to++) {
      const way = measured[from]?.[to];
      const back = measured[to]?.[from];
      if (!way || !back) continue;
      const { forwarding, gossip, gateways } = way;
      const leader = inputs.leaders[to];
      const { state, reason } = pairState({
        forwarding,
        gossip: gossip.state,
        gateways: gateways.state,
        back: { forwarding: back.forwarding.state, gateways: back.gateways.state },
        toIsHealthy: leader?.known === true && leader.value !== null,
        othersReachTo: (reachedFrom[to] ?? 0) > 0,
        now,
      });
      pairs.push({
        from: names[from] ?? '',
        to: names[to] ?? '',
        state,
        reason,
        gossip: gossip.state,
        forwarding: forwarding.state,
        gateways: gateways.state,
        ownUsableGateways: gateways.own,
        believedUsableGateways: gateways.believed,
        roundTripMs: way.roundTripMs,
        probes: forwarding.probes,
        gossipViews: gossip.views,
        failure: forwarding.probes.find((probe) => probe.outcome === 'fails')?.failure ?? null,
      });
    }
  }
  return pairs;
}

function measure(inputs: PairInputs, from: number, to: number) {
  const { names, modes, primary, vantages, pools, charts, allCharts, now } = inputs;
  return {
    forwarding: forwardingLayer(vantages[from] ?? [], names[to] ?? '', now),
    gossip: gossipLayer(pools[from] ?? [], to),
    gateways: gatewayLayer(inputs.gateways, from, to, modes[from] ?? 'unknown', primary),
    roundTripMs: datacenterRoundTripMs(charts[from] ?? [], allCharts, from, to),
  };
}
