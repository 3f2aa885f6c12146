import type { Clock } from './clock';
import { calmConditions, type Apply } from './conditions';
import { federationStates } from './detect/federation-states';
import { gatewayChecks } from './detect/gateway-checks';
import { leaders } from './detect/leaders';
import type { Rule } from './detect/rule';
import { serverLiveness } from './detect/server-liveness';
import { wanViews } from './detect/wan-views';
import type { Timing } from './timing';
import type { Topology } from './topology';
import { healthyWorld, type World } from './world';

/** Order matters only within one moment: processes first, then what follows from them. */
const RULES: readonly Rule[] = [gatewayChecks, serverLiveness, leaders, wanViews, federationStates];

export type Simulation = {
  world: World;
  /** Replaces the active faults; what follows from them follows by the clock. */
  setFaults: (active: readonly Apply[]) => void;
  /** Calls `run` after every change of the world; returns what unsubscribes. */
  onChange: (run: () => void) => () => void;
  stop: () => void;
};

/** Plays the federation: faults change what is, the rules let the servers notice it after their delays. */
export function createSimulation(topology: Topology, clock: Clock, timing: Timing): Simulation {
  const world = healthyWorld(topology, clock.now());
  const listeners = new Set<() => void>();
  const pending = new Map<string, { to: string; due: number }>();
  let cancelTimer: () => void = () => undefined;
  let stopped = false;

  /** One pass over all rules. Returns whether anything was applied. */
  const pass = (now: number): boolean => {
    const seen = new Set<string>();
    let applied = false;
    for (const rule of RULES) {
      // The rule is run to its end before anything changes under it.
      for (const difference of [...rule(world, timing)]) {
        seen.add(difference.key);
        const waiting = pending.get(difference.key);
        const due = waiting?.to === difference.to ? waiting.due : now + difference.delay;
        if (due <= now) {
          difference.apply(now);
          pending.delete(difference.key);
          applied = true;
        } else pending.set(difference.key, { to: difference.to, due });
      }
    }
    for (const key of pending.keys()) if (!seen.has(key)) pending.delete(key);
    return applied;
  };

  const settle = () => {
    if (stopped) return;
    cancelTimer();
    const now = clock.now();
    // Consequences of consequences at the same moment; the bound only guards against rules that contradict each other.
    for (let round = 0; round < 50 && pass(now); round++);
    let next = Infinity;
    for (const { due } of pending.values()) next = Math.min(next, due);
    if (next < Infinity) cancelTimer = clock.after(Math.max(1, next - now), settle);
    for (const listener of [...listeners]) listener();
  };

  return {
    world,
    setFaults: (active) => {
      const conditions = calmConditions();
      for (const apply of active) apply(conditions, topology);
      world.conditions = conditions;
      settle();
    },
    onChange: (run) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    stop: () => {
      stopped = true;
      cancelTimer();
      listeners.clear();
    },
  };
}
