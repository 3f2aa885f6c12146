import type { Federation } from '@/lib/federation/types';
import {
  hasNotResumed,
  hasOldEndpoints,
  hasSpoken,
  isClosed,
  isOneOfSeveral,
  isOnlyWayIn,
  isSettled,
  isSwallowed,
  isTraditional,
  seesAlive,
  silentTarget,
} from './breakage-signs';
import { findBreakages, type Breakage } from './broken-pairs';
import { dialsServer } from './dialled-address';
import { tellingFailure } from './failure-cause';
import type { BROKEN_WAYS } from './folding';

/** Each breakage is told by exactly one rule, so that one fault is never two findings. */
export type BreakageRule = (typeof BROKEN_WAYS)[number] | 'silent-mesh-gateway';

const memo = new WeakMap<Federation, ReadonlyMap<BreakageRule, readonly Breakage[]>>();

/** The breakages that a rule tells of, in the order in which they were found. */
export function breakagesOf(federation: Federation, rule: BreakageRule): readonly Breakage[] {
  return (memo.get(federation) ?? sort(federation)).get(rule) ?? [];
}

function sort(federation: Federation): ReadonlyMap<BreakageRule, readonly Breakage[]> {
  const groups = new Map<BreakageRule, Breakage[]>();
  for (const breakage of findBreakages(federation)) {
    const rule = breakageRule(federation, breakage);
    groups.set(rule, [...(groups.get(rule) ?? []), breakage]);
  }
  memo.set(federation, groups);
  return groups;
}

/** By the pattern of the ways that fail and the text that tells most (consul.md 3H). */
export function breakageRule(federation: Federation, breakage: Breakage): BreakageRule {
  const { shape, pairs } = breakage;
  const isBoth = shape === 'both' || shape === 'pair-both' || shape === 'federation';
  const untold = isBoth ? 'forwarding-broken-both-ways' : 'forwarding-broken-one-way';
  const telling = tellingFailure(pairs);
  if (!telling) return untold;
  if (silentTarget(federation, breakage) !== null) return 'silent-datacenter';
  if (hasNotResumed(federation, breakage)) return 'federation-not-resumed';
  if (shape === 'federation') return untold;
  const swallowed = isSwallowed(pairs, telling.failure);
  if (isTraditional(federation, telling.pair.from)) {
    // A blocked port looks like a silent one until the dial gives up; that gossip goes on tells it apart from a dead server.
    const toServer = dialsServer(federation, { to: telling.pair.to, failure: telling.failure });
    if ((toServer || swallowed) && seesAlive(telling.pair)) return 'blocked-rpc-port';
    return swallowed ? 'swallowed-connections' : untold;
  }
  if (!swallowed && !isClosed(telling.failure)) return untold;
  if (shape === 'pair' || shape === 'pair-both') {
    // Nobody else was asked for the target: its own side is as likely as what lies between.
    const only = shape === 'pair' && isOnlyWayIn(federation, breakage);
    if (only && !hasSpoken(federation, breakage)) return untold;
    if (only) return swallowed ? 'swallowed-connections' : 'closed-mesh-gateways';
    if (!isSettled(federation, breakage)) return untold;
    if (swallowed && isOneOfSeveral(federation, breakage)) return 'silent-mesh-gateway';
    return hasOldEndpoints(federation, breakage)
      ? 'outdated-gateway-endpoints'
      : 'blocked-between-mesh-gateways';
  }
  if (shape !== 'out' && !hasSpoken(federation, breakage)) return untold;
  if (swallowed) return 'swallowed-connections';
  return shape === 'out' ? 'mesh-gateways-without-remote-routes' : 'closed-mesh-gateways';
}
