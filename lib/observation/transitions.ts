import type { FailureKind } from '../consul/types';
import type { FactName, FactValues } from './types';

/** One change of one subject's state, as one vantage saw it: `at` is epoch ms of the read that showed it. */
export type Transition = {
  at: number;
  from: string;
  to: string;
  /** Of a probe that fails: what it failed with first. */
  failure?: FailureKind;
};

/** The latest changes of one subject (a member, a gateway, a record), oldest first. */
export type SubjectChanges = { subject: string; changes: readonly Transition[] };

/** Changes older than this are forgotten, ms; except the last one of a subject that still exists: it says what came before. */
const REMEMBERED_MS = 600_000;
/** Of one subject, and subjects in all: an agent that invents names must not fill the memory. */
const MOST_CHANGES = 16;
const MOST_SUBJECTS = 1_000;

/** The subject, in the memory of the leader, that the agent itself is: it `answers` or is `silent`. */
export const AGENT = 'agent';

/** The state of a subject that is not listed any more. */
export const ABSENT = 'absent';

/** What has a state worth remembering in a value: subject and state. */
type StatesOf<T> = (value: T) => Iterable<readonly [subject: string, state: string]>;

/**
 * The facts whose changes are remembered. Subjects: `<node>.<dc>` of a WAN member, node of a server in the LAN pool and of
 * autopilot, `<node>/<id>` of a mesh gateway, datacenter of a federation state (its two indexes), '' where there is only one.
 */
export const STATES: { readonly [K in FactName]?: StatesOf<FactValues[K]> } = {
  wanMembers: (members) => members.map(({ name, status }) => [name, status]),
  lanMembers: (members) => members.filter(({ server }) => server).map(({ node, status }) => [node, status]),
  leader: (leader) => [['', leader ?? 'none']],
  meshGateways: (gateways) =>
    gateways.map(({ node, id, checks }) => [
      `${node}/${id}`,
      ['critical', 'warning'].find((word) => checks.some(({ status }) => status === word)) ?? 'passing',
    ]),
  autopilot: ({ servers }) => servers.map(({ node, healthy }) => [node, healthy ? 'healthy' : 'unhealthy']),
  federationStates: (states) =>
    states.map((state) => [state.datacenter, `${state.primaryModifyIndex}/${state.modifyIndex}`]),
  aclReplication: (replication) => [['', aclReplicationState(replication)]],
};

export type AclReplicationState = 'off' | 'stopped' | 'fails' | 'never tried' | 'replicates';

/**
 * What the leader says of its ACL replication. An error counts while no success is newer: after every start there was one
 * (lab.md 6). It tries again after 2, 4, 8 … 64 s (agent/consul/leader.go), and without a token it never tries at all.
 */
export function aclReplicationState({
  enabled,
  running,
  lastSuccess,
  lastError,
}: FactValues['aclReplication']): AclReplicationState {
  if (!enabled) return 'off';
  if (!running) return 'stopped';
  if (lastError === null) return lastSuccess === null ? 'never tried' : 'replicates';
  return lastSuccess === null || Date.parse(lastError) > Date.parse(lastSuccess) ? 'fails' : 'replicates';
}

/** What changed from one value to the next, by subject. `at` is epoch ms. */
export function changesBetween<T>(
  statesOf: StatesOf<T>,
  { before, after, at }: { before: T; after: T; at: number },
): Map<string, Transition> {
  const [then, now] = [new Map(statesOf(before)), new Map(statesOf(after))];
  const moved = new Map<string, Transition>();
  for (const [subject, to] of now) {
    const from = then.get(subject) ?? ABSENT;
    if (from !== to) moved.set(subject, { at, from, to });
  }
  for (const [subject, from] of then) {
    if (!now.has(subject)) moved.set(subject, { at, from, to: ABSENT });
  }
  return moved;
}

/** The memory, sorted by subject, with some changes more, and without what is too old at `at` (epoch ms). */
export function addChanges(
  memory: readonly SubjectChanges[],
  moved: ReadonlyMap<string, Transition>,
  at: number,
): readonly SubjectChanges[] {
  if (moved.size === 0 && !memory.some((entry) => hasOld(entry, at))) return memory;
  const bySubject = new Map(memory.map(({ subject, changes }) => [subject, changes]));
  for (const [subject, change] of moved) bySubject.set(subject, [...(bySubject.get(subject) ?? []), change]);
  const kept = [...bySubject].flatMap(([subject, changes]) => {
    const last = changes.at(-1);
    const recent = changes.filter((change) => at - change.at <= REMEMBERED_MS);
    const left = recent.length > 0 ? recent : last && last.to !== ABSENT ? [last] : [];
    return left.length > 0 ? [{ subject, changes: left.slice(-MOST_CHANGES) }] : [];
  });
  const newest = (entry: SubjectChanges) => entry.changes.at(-1)?.at ?? 0;
  const bounded =
    kept.length > MOST_SUBJECTS ? kept.sort((a, b) => newest(b) - newest(a)).slice(0, MOST_SUBJECTS) : kept;
  return bounded.sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

/** Something would be forgotten: an old change that is not the last one, or the last one of what is gone. */
function hasOld({ changes }: SubjectChanges, at: number): boolean {
  const [first] = changes;
  if (!first || at - first.at <= REMEMBERED_MS) return false;
  return changes.length > 1 || first.to === ABSENT;
}
