import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding, Snapshot } from '@/lib/snapshot/types';
import { alarms, isWell, judge } from './judge';
import { pairStates } from './pair-states';
import type { Expectation, Scenario } from './scenarios/scenario';
import type { Lab } from './start-lab';

/** How one fault went. Times are seconds. */
export type Outcome = {
  scenario: Scenario;
  /** The expected root stood first at the end. */
  right: boolean;
  first: Finding | null;
  accused: readonly Finding[];
  /** Pairs that were not in the state they should be in: `dc1>dc3 connected`. */
  wrongPairs: readonly string[];
  /** From the injection to the diagnosis that stayed; null if it was not right in time. */
  toHeadline: number | null;
  /** What an operator read first, if that was something else. */
  earlier: { title: string; rule: string; after: number } | null;
  /** From healing to ok; null if not in time or not tried. */
  toOk: number | null;
  /** What is above info although the fault is healed and Consul is whole. */
  remaining: readonly Finding[];
};

/** The right root, nothing else accused, and the pairs as they should be. */
export const isRight = ({ right, accused, wrongPairs }: Outcome): boolean =>
  right && accused.length === 0 && wrongPairs.length === 0;

type Observer = { snapshot: () => Snapshot | null | Promise<Snapshot | null> };

type PlayOptions = {
  /** Called once a second while the fault is in force. */
  meanwhile?: (secondsSinceInjection: number) => Promise<void>;
  /** Seconds that a right diagnosis must last, and that are waited for one that must not come. */
  settleS?: number;
  /** At least so many seconds are watched. */
  atLeastS?: number;
};

const LOOK_MS = 100;
const QUIET_S = 20;
const HEAL_S = 60;
/** A service that has just come back is critical once more until its check has run. */
const WELL_S = 3;

/** Injects a fault, compares what Isthmus says with what it should, heals, and waits until it says ok again. */
export async function playScenario(
  lab: Lab,
  observer: Observer,
  scenario: Scenario,
  options: PlayOptions = {},
): Promise<Outcome> {
  await untilWell(observer, HEAL_S);
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  const injection = scenario.inject(lab);
  const watched = await watch(observer, scenario, since, injection, options);
  if (scenario.fresh) return { ...watched, scenario, toOk: null, remaining: [] };

  const healing = performance.now();
  await lab.heal();
  const healed = (performance.now() - healing) / 1000;
  const well = await untilWell(observer, HEAL_S);
  const snapshot = await observer.snapshot();
  return {
    ...watched,
    scenario,
    toOk: well === null ? null : healed + well,
    remaining: snapshot && well === null ? alarms(snapshot) : [],
  };
}

/** Looks until the diagnosis has been right for long enough, or time is up. */
async function watch(
  observer: Observer,
  { expect, withinS = 60, watchS = 0 }: Scenario,
  since: () => number,
  injection: Promise<unknown>,
  { meanwhile, settleS = 10, ...options }: PlayOptions,
) {
  const unseen = 'unseen' in expect;
  const atLeastS = Math.max(watchS, options.atLeastS ?? 0);
  const last = Math.max(atLeastS, unseen ? QUIET_S : withinS + settleS);
  let injected = false;
  let failure: unknown = null;
  injection.then(
    () => (injected = true),
    (error: unknown) => (failure = error),
  );
  let second = 0;
  let rightSince: number | null = null;
  let earlier: Outcome['earlier'] = null;
  for (;;) {
    const snapshot = await observer.snapshot();
    const now = since();
    const judgement = snapshot ? judge(snapshot, expect) : { right: false, first: null, accused: [] };
    const wrongPairs = snapshot ? pairsThatDiffer(snapshot, expect) : [];
    const clean = judgement.right && judgement.accused.length === 0 && wrongPairs.length === 0;
    rightSince = clean ? (rightSince ?? now) : null;
    if (!judgement.right && judgement.first) {
      const { title, rule } = judgement.first;
      earlier ??= { title, rule, after: now };
    }
    if (meanwhile && now >= second) {
      await meanwhile(now);
      second = Math.floor(now) + 1;
    }
    const settled = !unseen && rightSince !== null && now - rightSince >= settleS && now >= atLeastS;
    if (failure !== null) throw failure;
    if (injected && (settled || now >= last)) {
      return {
        right: judgement.right,
        first: judgement.first,
        accused: judgement.accused,
        wrongPairs,
        toHeadline: unseen ? null : rightSince,
        earlier,
      };
    }
    await sleep(LOOK_MS);
  }
}

function pairsThatDiffer(snapshot: Snapshot, expected: Expectation): string[] {
  if ('unseen' in expected || !expected.pairs) return [];
  const states = pairStates(snapshot);
  return Object.entries(expected.pairs).flatMap(([pair, state]) =>
    states[pair] === state ? [] : [`${pair} ${states[pair] ?? 'not there'}`],
  );
}

/** Waits until all has been well for a while; answers from when on, seconds since it was called, or null if not in time. */
async function untilWell(observer: Observer, timeoutS: number): Promise<number | null> {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  let since: number | null = null;
  while (elapsed() < timeoutS + WELL_S) {
    const snapshot = await observer.snapshot();
    since = snapshot && isWell(snapshot) ? (since ?? elapsed()) : null;
    if (since !== null && elapsed() - since >= WELL_S) return since;
    await sleep(LOOK_MS);
  }
  return null;
}
