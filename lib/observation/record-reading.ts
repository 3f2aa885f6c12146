import type { FailureKind, Reading } from '@/lib/consul/types';
import { equalJson } from './equal-json';
import {
  addChanges,
  AGENT,
  changesBetween,
  STATES,
  type SubjectChanges,
  type Transition,
} from './transitions';
import type { Fact, FactName, FactValues, ServerCertificate } from './types';

type Took<T> = { path: string; reading: Reading<T>; staleAfterMs: number };

/**
 * The fact after one more read of it. A failure keeps the last good value beside it, with its own age: old data is labelled, never
 * blanked and never shown as fresh. A value that did not change keeps its identity, so that `===` tells whether it did.
 */
export function recordReading<K extends FactName>(
  name: K,
  before: Fact<FactValues[K]> | undefined,
  took: Took<FactValues[K]>,
): Fact<FactValues[K]> {
  const after = record(before, took);
  const statesOf = STATES[name];
  const { at } = took.reading;
  if (!statesOf || !before?.good || !after.good) return after;
  const isSame = before.good.value === after.good.value;
  const moved = isSame
    ? new Map<string, Transition>()
    : changesBetween(statesOf, { before: before.good.value, after: after.good.value, at });
  // Every agent answers who leads, at once: its silence there is its own.
  const agent = name === 'leader' ? agentChange(before, after) : null;
  if (agent) moved.set(AGENT, agent);
  return withChanges(after, addChanges(before.changes ?? [], moved, at));
}

/** From the second unanswered read on an agent is silent. */
function agentChange(before: Fact<unknown>, { latest, failuresInARow }: Fact<unknown>): Transition | null {
  const from = before.changes?.find(({ subject }) => subject === AGENT)?.changes.at(-1)?.to ?? 'answers';
  const unanswered = !latest.ok && SILENCES.has(latest.failure.kind);
  const to = !unanswered ? 'answers' : failuresInARow >= 2 ? 'silent' : from;
  return from === to ? null : { at: latest.at, from, to };
}

/** The same for a forwarding probe. Its own changes are remembered: it `works`, or it `fails` once failures have lasted. */
export function recordProbe(
  before: Fact<string | null> | undefined,
  took: Took<string | null>,
): Fact<string | null> {
  const { reading } = took;
  const after = startsAnew(before, reading) ? restarted(record(before, took)) : record(before, took);
  const from = before ? stateOf(before) : null;
  const to = probedState(after, from);
  const moved = new Map<string, Transition>();
  if (from !== null && to !== null && from !== to) {
    const failure = to === 'fails' && !reading.ok ? { failure: reading.failure.kind } : {};
    moved.set('', { at: reading.at, from, to, ...failure });
  }
  const told = toldBefore(before, reading);
  return withChanges(
    { ...after, ...(told && { told }) },
    addChanges(before?.changes ?? [], moved, reading.at),
  );
}

const REFUSALS: ReadonlySet<FailureKind> = new Set<FailureKind>(['tls-identity', 'tls']);
/** Texts that stand for an earlier one. */
const REPEATS: ReadonlySet<FailureKind> = new Set<FailureKind>(['no-server-reachable', 'neighbour-dial']);

/** A router that has marked all servers of a datacenter offline no longer says why: then what it said before still holds. */
function toldBefore(before: Fact<string | null> | undefined, reading: Reading<string | null>) {
  if (!before || before.latest.ok || reading.ok || !REPEATS.has(reading.failure.kind)) return undefined;
  const { failure, at } = before.latest;
  return before.told ?? (REFUSALS.has(failure.kind) ? { failure, at } : undefined);
}

/** The same for a certificate that the path probe read: it has no states worth remembering. */
export const recordCertificate = (
  before: Fact<ServerCertificate> | undefined,
  took: Took<ServerCertificate>,
): Fact<ServerCertificate> => record(before, took);

/** No HTTP answer came from the agent that was asked. */
const SILENCES: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'agent-unreachable',
  'agent-timeout',
  'agent-tls',
]);
/** What stands for our own side of the way: such a failure tells nothing of the probe. */
const OWN_SIDE: ReadonlySet<FailureKind> = new Set<FailureKind>([
  ...SILENCES,
  'throttled',
  'no-known-servers',
]);

/** Our agent was away and now says why the way is closed, or the other way round: failures of one kind do not confirm the other. */
function startsAnew(before: Fact<string | null> | undefined, reading: Reading<string | null>): boolean {
  if (!before || before.latest.ok || reading.ok) return false;
  const [was, is] = [before.latest.failure.kind, reading.failure.kind];
  // A timeout may be either; what follows it is the same trouble.
  if (was === 'agent-timeout' || is === 'agent-timeout') return false;
  return OWN_SIDE.has(was) !== OWN_SIDE.has(is);
}

const restarted = (fact: Fact<string | null>): Fact<string | null> => ({
  ...fact,
  failuresInARow: 1,
  failingSince: fact.latest.at,
});

type ProbeState = 'works' | 'fails';

function stateOf({ changes, good, failuresInARow }: Fact<string | null>): ProbeState | null {
  const last = changes?.[0]?.changes.at(-1)?.to;
  if (last === 'works' || last === 'fails') return last;
  return good ? 'works' : failuresInARow >= 2 ? 'fails' : null;
}

/** A restart fails a probe twice at once; what is remembered as a fall has lasted for this long, ms. */
const FALL_MS = 2_500;

function probedState(
  { latest, failuresInARow, failingSince }: Fact<string | null>,
  from: ProbeState | null,
): ProbeState | null {
  if (latest.ok || latest.failure.detail.pathWorks) return 'works';
  if (failuresInARow < 2 || OWN_SIDE.has(latest.failure.kind)) return from;
  return latest.at - (failingSince ?? -Infinity) < FALL_MS ? from : 'fails';
}

function record<T>(before: Fact<T> | undefined, { path, reading, staleAfterMs }: Took<T>): Fact<T> {
  const known = before?.good ?? null;
  const isSame = reading.ok && known !== null && equalJson(known.value, reading.value);
  const latest = reading.ok && isSame ? { ...reading, value: known.value } : reading;
  const changedAt = reading.ok && !isSame ? reading.at : before?.changedAt;
  const knownSince = before?.knownSince ?? (reading.ok ? reading.at : undefined);
  return {
    path: (reading.ok && reading.path) || path,
    latest,
    good: latest.ok ? { value: latest.value, at: latest.at } : known,
    failuresInARow: reading.ok ? 0 : (before?.failuresInARow ?? 0) + 1,
    ...(!reading.ok && { failingSince: before?.failingSince ?? reading.at }),
    staleAfterMs,
    ...(changedAt !== undefined && { changedAt }),
    ...(knownSince !== undefined && { knownSince }),
  };
}

const withChanges = <T>(fact: Fact<T>, changes: readonly SubjectChanges[]): Fact<T> =>
  changes.length > 0 ? { ...fact, changes } : fact;

/** A fact is stale when it is older than twice its own period plus its deadline (design.md section 4). All ms. */
export function staleAfter({ periodMs, deadlineMs }: { periodMs: number; deadlineMs: number }): number {
  return 2 * periodMs + deadlineMs;
}
