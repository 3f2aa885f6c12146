import { forwardingLayer, type Forwarding } from './forwarding';
import { believedUsable, gatewayLayer, ownUsable } from './gateway-layer';
import { gossipLayer } from './gossip';
import type { GatewayTally } from './mesh-gateways';
import { pairState } from './pair-state';
import { isBeingMended, type Return } from './returns';
import { datacenterRoundTripMs, type Chart } from './round-trip';
import type { FederationMode, Known, LayerState, Pair } from './types';
import type { Witness } from './vantages';
import type { WanPool } from './wan-pools';

/** All that pairs are made of, by datacenter index: nothing is searched for inside the loop over pairs. */
type PairInputs = {
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
  /** What came back lately. */
  returns: readonly (readonly Return[])[];
  now: number;
};

/** Layers measured first for all pairs, by `from * count + to`: a state may rest on the way back and on what others reach. */
type Measured = {
  forwarding: Forwarding[];
  /** The states of `forwarding`: the way back is read by column, where every step is a jump in memory. */
  states: LayerState[];
  gateways: LayerState[];
  reachedFrom: number[];
  /** How many datacenters fail to reach it with a text of their own, not only a mark that may be old. */
  missedFrom: number[];
};

/** Every ordered pair: for each `from` in order, each `to` in order without itself. */
export function buildPairs(inputs: PairInputs): Pair[] {
  const { names } = inputs;
  const measured = measure(inputs);
  const pairs: Pair[] = [];
  for (let from = 0; from < names.length; from++) {
    for (let to = 0; to < names.length; to++) {
      if (from !== to) pairs.push(buildPair(inputs, measured, from, to));
    }
  }
  return pairs;
}

function measure({ names, modes, vantages, gateways, primary, now }: PairInputs): Measured {
  const none = () => names.map(() => 0);
  const measured: Measured = {
    forwarding: [],
    states: [],
    gateways: [],
    reachedFrom: none(),
    missedFrom: none(),
  };
  names.forEach((_, from) => {
    names.forEach((name, to) => {
      const own = from === to ? [] : (vantages[from] ?? []);
      const several = (ownUsable(gateways, from) ?? 0) > 1 || (believedUsable(gateways, from, to) ?? 0) > 1;
      const forwarding = forwardingLayer(own, name, now, several && modes[from] !== 'traditional');
      measured.forwarding.push(forwarding);
      measured.states.push(forwarding.state);
      measured.gateways.push(gatewayLayer(gateways, from, to, modes[from] ?? 'unknown', primary));
      if (forwarding.state === 'good') measured.reachedFrom[to] = (measured.reachedFrom[to] ?? 0) + 1;
      const isMissed = forwarding.state === 'bad' && forwarding.failure?.kind !== 'no-server-reachable';
      if (isMissed) measured.missedFrom[to] = (measured.missedFrom[to] ?? 0) + 1;
    });
  });
  return measured;
}

function buildPair(inputs: PairInputs, measured: Measured, from: number, to: number): Pair {
  const { names, modes, pools, charts, allCharts, leaders, now } = inputs;
  const [way, back] = [from * names.length + to, to * names.length + from];
  const forwarding = measured.forwarding[way];
  const gateways = measured.gateways[way];
  if (!forwarding || !gateways) throw new RangeError(`no pair ${from}, ${to} of ${names.length} datacenters`);
  const gossip = gossipLayer(pools[from] ?? [], to);
  const leader = leaders[to];
  const dials = modes[from] === 'mesh-gateways' || modes[from] === 'mixed';
  const hasWayOut = !dials || ownUsable(inputs.gateways, from) !== 0;
  // Where the primary is now, a secondary learns from the primary alone: one that knows no usable gateway of it waits in vain.
  const canFind = !dials || to !== inputs.primary || gateways !== 'bad';
  const { state, reason } = pairState({
    forwarding,
    gossip: gossip.state,
    gateways,
    back: {
      forwarding: measured.states[back] ?? 'unknown',
      gateways: measured.gateways[back] ?? 'unknown',
    },
    toIsHealthy: leader?.known === true && leader.value !== null,
    othersReachTo: (measured.reachedFrom[to] ?? 0) > 0,
    othersMissTo: (measured.missedFrom[to] ?? 0) > 0,
    mended:
      hasWayOut &&
      canFind &&
      isBeingMended(forwarding.probes, [...(inputs.returns[from] ?? []), ...(inputs.returns[to] ?? [])]),
    now,
  });
  const [fromName, toName] = [names[from] ?? '', names[to] ?? ''];
  return {
    from: fromName,
    to: toName,
    state,
    reason,
    gossip: gossip.state,
    forwarding: forwarding.state,
    gateways,
    ownUsableGateways: dials ? ownUsable(inputs.gateways, from) : null,
    believedUsableGateways: dials ? believedUsable(inputs.gateways, from, to) : null,
    roundTripMs: datacenterRoundTripMs(charts[from] ?? [], allCharts, fromName, toName),
    probes: forwarding.probes,
    gossipViews: gossip.views,
    failure: forwarding.failure,
  };
}
