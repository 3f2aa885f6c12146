import type { Forwarding } from './forwarding';
import type { LayerState, PairReason, PairState, Probe } from './types';

/**
 * How long after the last good answer a lingering mark can explain a failure, ms: the fault itself, and up to 180 s until the router
 * pings again (consul.md 2.6). A way that only ever fails with this text, or for longer, is not called recovering.
 */
const RECOVERING_WITHIN_MS = 300_000;

/** What decides the state of a pair beyond its own forwarding. */
type PairLayers = {
  forwarding: Forwarding;
  gossip: LayerState;
  gateways: LayerState;
  /** Reasons to believe that the way was repaired, from other measurements. */
  back: { forwarding: LayerState; gateways: LayerState };
  /** `to` has a leader by its own account. */
  toIsHealthy: boolean;
  /** Another datacenter gets through to `to`. */
  othersReachTo: boolean;
  /** Another datacenter fails to reach `to`, and not because of such a mark. */
  othersMissTo: boolean;
  /** Something of either side that fell with this way has just come back (returns.ts). */
  mended: boolean;
  now: number;
};

/** The truth table of design.md section 2: forwarding decides. */
export function pairState(layers: PairLayers): { state: PairState; reason: PairReason } {
  const { forwarding, gossip, gateways } = layers;
  if (forwarding.unknown) return { state: 'unknown', reason: forwarding.unknown };
  if (forwarding.state === 'bad' || forwarding.state === 'partial') {
    if (isRecovering(layers)) return { state: 'recovering', reason: 'lingering-offline-mark' };
    if (layers.mended) return { state: 'recovering', reason: 'being-mended' };
    return forwarding.state === 'bad'
      ? { state: 'disconnected', reason: 'fails-from-all' }
      : { state: 'degraded', reason: 'fails-from-some' };
  }
  if (gossip === 'bad') return { state: 'degraded', reason: 'gossip-bad' };
  if (gateways === 'bad') return { state: 'degraded', reason: 'gateways-bad' };
  return { state: 'connected', reason: whyConnected(forwarding.probes) };
}

/**
 * The router of the asking server keeps every server of `to` marked offline for up to 140 s after a repair. Believed only when
 * - every failing probe says so with the bare text, none has heard of a refused certificate before, and worked within RECOVERING_WITHIN_MS,
 * - gossip and gateways are good, the gateways also on the way back, and `to` has a leader by its own account, and
 * - something gets through: another vantage of `from`, another datacenter, or the way back, and
 * - no other datacenter fails to reach `to` for a reason of its own: then nothing was repaired.
 * A one-way fault of that text looks the same until then; a request fails either way.
 */
function isRecovering(layers: PairLayers): boolean {
  const { forwarding, gossip, gateways, back, now } = layers;
  const failing = forwarding.probes.filter((probe) => probe.outcome === 'fails');
  // A certificate is mended by a restart, which clears the mark at once.
  const marked = failing.every(
    ({ failure, told }) => failure?.kind === 'no-server-reachable' && told === null,
  );
  const recent = forwarding.workedAt !== null && now - forwarding.workedAt <= RECOVERING_WITHIN_MS;
  const passable = (state: LayerState) => state === 'good' || state === 'not-applicable';
  const allElseGood =
    gossip === 'good' && passable(gateways) && passable(back.gateways) && layers.toIsHealthy;
  const something = forwarding.state === 'partial' || layers.othersReachTo || back.forwarding === 'good';
  return marked && recent && allElseGood && something && !layers.othersMissTo;
}

/** Every probe denied, no probe that was told a leader, or all good. */
function whyConnected(probes: readonly Probe[]): PairReason {
  let [leaderless, denied] = [false, false];
  for (const { outcome, failure, leader } of probes) {
    if (leader !== null) return 'all-good';
    if (outcome !== 'works') continue;
    if (failure?.kind === 'denied' || failure?.kind === 'unknown-token') denied = true;
    else leaderless = true;
  }
  return denied && !leaderless ? 'path-works-content-denied' : 'path-works-no-leader';
}
