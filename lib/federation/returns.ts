import { ABSENT, AGENT, type SubjectChanges, type Transition } from '../observation/transitions';
import type { Sources } from './sources';
import type { Probe } from './types';

/** Something of a datacenter that was gone and is back. Epoch ms; -Infinity when it fell before anybody watched. */
export type Return = { fellAt: number; at: number };

/** How long after a return the ways around it may still fail, ms: connections are opened anew, members join again, routers look again. */
const MENDING_MS = 30_000;
/** What fell within this time of each other fell together, ms: a check takes 10 s to notice, Serf a minute. */
const TOGETHER_MS = 90_000;

type Good = (state: string) => boolean;
const alive: Good = (state) => state === 'alive';
const passing: Good = (state) => state === 'passing';
const leads: Good = (state) => state !== 'none' && state !== ABSENT;
const answers: Good = (state) => state === 'answers';

/**
 * What came back in each datacenter within the last 30 s, by Consul's own word: a gateway's check, a leader, a server in the LAN pool;
 * and an agent of ours that answers again. A probe that works again is no such word: with one of two gateways dead that is chance.
 */
export function readReturns(sources: readonly Sources[], now: number): Return[][] {
  return sources.map(({ own, readers }) => [
    ...readers.flatMap(({ facts }) => [
      ...returnsIn(facts.meshGateways?.changes, passing, now),
      ...replacementsIn(facts.meshGateways?.changes, now),
      ...returnsIn(
        facts.leader?.changes?.filter(({ subject }) => subject !== AGENT),
        leads,
        now,
      ),
    ]),
    ...own.flatMap(({ observation: { facts } }) => [
      ...returnsIn(
        facts.leader?.changes?.filter(({ subject }) => subject === AGENT),
        answers,
        now,
      ),
      ...returnsIn(facts.lanMembers?.changes, alive, now),
    ]),
  ]);
}

function returnsIn(memory: readonly SubjectChanges[] | undefined, isGood: Good, now: number): Return[] {
  return (memory ?? []).flatMap(({ changes }) => {
    const back = changes.findLastIndex(({ to }) => isGood(to));
    const change = changes[back];
    if (!change || isGood(change.from) || now - change.at > MENDING_MS) return [];
    // Not what fell again since.
    if (back !== changes.length - 1) return [];
    const fellAt = fallBefore(changes, back, isGood);
    // What nobody saw before is new, not back: a gateway that is registered is critical until its check has run.
    return changes[0]?.from === ABSENT && fellAt === -Infinity ? [] : [{ at: change.at, fellAt }];
  });
}

/** New gateways that took the place of others: those had fallen shortly before. */
function replacementsIn(memory: readonly SubjectChanges[] | undefined, now: number): Return[] {
  const falls = (memory ?? []).flatMap(({ changes }) => {
    const last = changes.at(-1);
    return last && !passing(last.to) ? [fallBefore(changes, changes.length, passing)] : [];
  });
  return (memory ?? []).flatMap(({ changes }) => {
    const last = changes.at(-1);
    if (!last || !passing(last.to) || changes[0]?.from !== ABSENT || now - last.at > MENDING_MS) return [];
    if (fallBefore(changes, changes.length - 1, passing) !== -Infinity) return [];
    return falls
      .filter((fellAt) => Math.abs(last.at - fellAt) <= TOGETHER_MS)
      .map((fellAt) => ({ at: last.at, fellAt }));
  });
}

/** When it had left its good state. */
function fallBefore(changes: readonly Transition[], back: number, isGood: Good): number {
  for (let i = back - 1; i >= 0; i--) {
    const change = changes[i];
    if (change && isGood(change.from)) return change.at;
  }
  return -Infinity;
}

/** Whether each failing probe has failed since before something came back that had fallen with it. */
export function isBeingMended(probes: readonly Probe[], returns: readonly Return[]): boolean {
  if (returns.length === 0) return false;
  return probes
    .filter(({ outcome }) => outcome === 'fails')
    .every(({ failingSince }) =>
      returns.some(({ fellAt, at }) => {
        if (failingSince === null || failingSince >= at) return false;
        return fellAt === -Infinity || Math.abs(fellAt - failingSince) <= TOGETHER_MS;
      }),
    );
}
