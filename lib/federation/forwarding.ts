import type { Failure } from '../consul/types';
import type { Transition } from '../observation/transitions';
import type { Fact, Observation } from '../observation/types';
import { isAnswerFromAfar, isBrokenPath, isSilence } from './failure-classes';
import { freshValue } from './fresh';
import type { LayerState, PairReason, Probe, VantageState } from './types';
import type { Witness } from './vantages';

/** Failures in a row from which a probe counts as failing: the second probe confirms. */
const CONFIRMED = 2;
/** Where chance or a restart can fail a probe twice, it must have failed for this long, ms. */
const BEYOND_CHANCE_MS = 2_500;

/**
 * The second failure is believed, with two exceptions. A server that has just started has not joined yet, nor read its gateways, for up
 * to 4 s (lab.md 6). And where several gateways take turns at random, one of them that restarts fails every second dial.
 */
function isConfirmed(
  { latest, failuresInARow, failingSince }: Fact<string | null>,
  severalGateways: boolean,
): boolean {
  if (latest.ok || failuresInARow < CONFIRMED) return false;
  const { kind } = latest.failure;
  const isYoung = kind === 'no-path' || kind === 'no-usable-gateway' || kind === 'neighbour-dial';
  const isChance = severalGateways && (kind === 'gateway-dial' || kind === 'connection-lost');
  if (!isYoung && !isChance) return true;
  return failingSince === undefined || latest.at - failingSince >= BEYOND_CHANCE_MS;
}

/** What the vantages of one datacenter measured of the way to another. */
export type Forwarding = {
  state: LayerState;
  probes: readonly Probe[];
  /** Why the state is unknown; null when it is known. */
  unknown: PairReason | null;
  /** Epoch ms of the newest good answer of a probe that fails now; null when none of those ever worked. */
  workedAt: number | null;
  /** Of the first probe that fails. */
  failure: Failure | null;
};

const NO_VANTAGE: Forwarding = {
  state: 'unknown',
  probes: [],
  unknown: 'no-vantage',
  workedAt: null,
  failure: null,
};

/** Which reason is told when the vantages have different ones: the one closest to a measurement first. */
const REASONS: readonly PairReason[] = ['first-failure', 'vantage-unreachable', 'stale', 'not-measured-yet'];

/**
 * good: every vantage that measured gets through; bad: none does; partial: some do; unknown: none measured.
 * `vantages` are those of the asking datacenter, sorted; `severalGateways`: on either side more than one takes turns.
 */
export function forwardingLayer(
  vantages: readonly Witness[],
  to: string,
  now: number,
  severalGateways = false,
): Forwarding {
  if (vantages.length === 0) return NO_VANTAGE;
  let probes: Probe[] | null = null;
  let [works, fails, reason] = [0, 0, REASONS.length - 1];
  let workedAt: number | null = null;
  let failure: Failure | null = null;
  for (const { state, observation } of vantages) {
    const fact = probeFact(observation, to);
    if (!fact) {
      if (state.reachable === false) reason = Math.min(reason, REASONS.indexOf('vantage-unreachable'));
      continue;
    }
    const outcome = outcomeOf(fact, state, now, severalGateways);
    const good = outcome === 'first-failure' ? freshValue(fact, now) : null;
    const probe = probeOf(fact, state.id, outcome, good?.value ?? null);
    // A literal takes a tenth of the memory of an empty array that grows: there are 39,800 of them.
    if (probes) probes.push(probe);
    else probes = [probe];
    if (outcome === 'works' || good) works++;
    else if (outcome === 'fails') {
      fails++;
      if (!fact.latest.ok) failure ??= fact.latest.failure;
      if (fact.good && (workedAt === null || fact.good.at > workedAt)) workedAt = fact.good.at;
    } else reason = Math.min(reason, REASONS.indexOf(unknownReason(fact, state, outcome, now)));
  }
  const state = fails === 0 ? (works > 0 ? 'good' : 'unknown') : works === 0 ? 'bad' : 'partial';
  const unknown = state === 'unknown' ? (REASONS[reason] ?? 'not-measured-yet') : null;
  return { state, probes: probes ?? [], unknown, workedAt, failure };
}

/** The probe of a vantage towards a datacenter. One named `constructor` must not find what every object has. */
export function probeFact({ forwarding }: Observation, to: string): Fact<string | null> | undefined {
  const fact = forwarding[to];
  return fact?.latest ? fact : undefined;
}

/**
 * What one probe tells. A single failure is not believed yet. Silence of our own agent says nothing of the path, except a time-out
 * while the agent answers everything else: that is a black hole behind it.
 */
function outcomeOf(
  fact: Fact<string | null>,
  vantage: VantageState,
  now: number,
  severalGateways: boolean,
): Probe['outcome'] {
  const { latest } = fact;
  if (now - latest.at > fact.staleAfterMs) return 'unknown';
  if (latest.ok || isAnswerFromAfar(latest.failure)) return 'works';
  const fails = isBlackHole(fact, vantage) || isBrokenPath(latest.failure);
  if (!fails && !isSilence(latest.failure)) return 'unknown';
  if (!isConfirmed(fact, severalGateways)) return 'first-failure';
  return fails ? 'fails' : 'unknown';
}

function isBlackHole({ latest }: Fact<string | null>, vantage: VantageState): boolean {
  return !latest.ok && latest.failure.kind === 'agent-timeout' && vantage.reachable === true;
}

function unknownReason(
  fact: Fact<string | null>,
  vantage: VantageState,
  outcome: Probe['outcome'],
  now: number,
): PairReason {
  const { latest } = fact;
  const silent = !latest.ok && isSilence(latest.failure) && !isBlackHole(fact, vantage);
  if (vantage.reachable === false || silent) return 'vantage-unreachable';
  if (outcome === 'first-failure') return 'first-failure';
  return now - latest.at > fact.staleAfterMs ? 'stale' : 'not-measured-yet';
}

/** Shared by the probes that never changed: there are 39,800 of them. */
const NO_CHANGES: readonly Transition[] = [];

/** `goodLeader`: the last fresh good answer, which a first failure leaves standing. */
function probeOf(
  { latest, good, path, failuresInARow, failingSince, told, changes }: Fact<string | null>,
  vantage: string,
  outcome: Probe['outcome'],
  goodLeader: string | null,
): Probe {
  return {
    vantage,
    outcome,
    failure: latest.ok ? null : latest.failure,
    told: told ?? null,
    leader: latest.ok ? latest.value : goodLeader,
    at: latest.at,
    ms: latest.ms,
    failuresInARow,
    workedAt: good?.at ?? null,
    failingSince: failingSince ?? null,
    path,
    changes: changes?.[0]?.changes ?? NO_CHANGES,
  };
}
