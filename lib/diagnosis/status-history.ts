import type { Server, StatusChange } from '@/lib/federation/types';

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
