import type { Federation, Server, StatusChange } from '@/lib/federation/types';

/**
 * A server that is `left` because it was failed before: autopilot or an operator put a crashed one away. It did not leave on purpose.
 * Its own LAN pool decides; WAN pools only where that tells nothing. False when nobody watched it leave.
 */
export function leftByCrash({ changes }: Server): boolean {
  const left = lastOfEach(changes).filter(({ to }) => to === 'left');
  const lan = left.filter(({ pool }) => pool === 'lan');
  return (lan.length > 0 ? lan : left).some(({ from }) => from === 'failed');
}

/** The newest change in each pool. */
function lastOfEach(changes: readonly StatusChange[]): StatusChange[] {
  return [...new Map(changes.map((change) => [`${change.pool} ${change.vantage}`, change])).values()];
}

/**
 * For how long (ms) every pool, or every one of `pool`, has said the same of a server, as far as it was watched. Infinity where nothing
 * was remembered: observations saved by an earlier version count as settled.
 */
export function unchangedMs(
  federation: Federation,
  { changes }: Server,
  pool?: StatusChange['pool'],
): number {
  const told = pool === undefined ? changes : changes.filter((change) => change.pool === pool);
  return federation.takenAt - Math.max(watchedSince(federation), ...told.map(({ at }) => at));
}

const memo = new WeakMap<Federation, number>();

/** Since when all pools are watched: an agent that was asked for the first time just now may tell of something that is just happening. */
function watchedSince(federation: Federation): number {
  const known = memo.get(federation);
  if (known !== undefined) return known;
  const since = Math.max(
    -Infinity,
    ...federation.vantages.map((vantage) => vantage.watchedSince ?? -Infinity),
  );
  memo.set(federation, since);
  return since;
}

/** Epoch ms at which the first pool that has it so now saw the server turn `status`; null when nobody watched. */
export function turnedAt({ changes }: Server, status: string): number | null {
  const turned = lastOfEach(changes).filter(({ to }) => to === status);
  return turned.length === 0 ? null : Math.min(...turned.map(({ at }) => at));
}

/** How long after a server came back WAN pools may still call it failed, ms: Serf tries one failed member every 30 s. */
const REJOINS_MS = 120_000;

/** It was seen to come back after the last pool lost sight of it, and not all of them have heard. */
export function isComingBack({ changes }: Server, now: number): boolean {
  const last = (status: string, pool?: StatusChange['pool']) =>
    Math.max(
      -Infinity,
      ...changes.filter((c) => c.to === status && (pool ?? c.pool) === c.pool).map(({ at }) => at),
    );
  const back = last('alive');
  return back > last('failed', 'wan') && now - back <= REJOINS_MS;
}
