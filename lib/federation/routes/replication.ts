import type { Ground } from './ground';

/**
 * How far the record of `subject` as `observer` has it is behind the primary's, in Raft indexes of the primary: 0 = in sync. Indexes are
 * decimal strings beyond 2^53. null when one of the two records or its index is not known. Never negative: of two answers read a
 * moment apart the secondary's may be the newer one.
 */
export function indexesBehind(ground: Ground, observer: string, subject: string): string | null {
  const { primary } = ground.federation;
  if (primary === null) return null;
  const [theirs, mine] = [ground.records(primary), ground.records(observer)];
  if (!theirs?.known || !mine?.known) return null;
  const written = bigIndex(theirs.value.get(subject)?.modifyIndex);
  const copied = observer === primary ? written : bigIndex(mine.value.get(subject)?.primaryModifyIndex);
  if (written === null || copied === null) return null;
  return String(written > copied ? written - copied : 0n);
}

/** The records of the primary that `observer` does not have, or has that the primary has not: null when not known. */
function isRecordMissing(ground: Ground, observer: string, subject: string): boolean | null {
  const { primary } = ground.federation;
  const [theirs, mine] = [primary === null ? null : ground.records(primary), ground.records(observer)];
  if (!theirs?.known || !mine?.known) return null;
  return theirs.value.has(subject) && !mine.value.has(subject);
}

/**
 * Whether all that the primary has is at `observer` too. A leader whose replication works dials the primary through its own gateways;
 * being in sync is the trace of that. null when it cannot be compared.
 */
export function replicationInSync(ground: Ground, observer: string): boolean | null {
  const { primary } = ground.federation;
  const theirs = primary === null ? null : ground.records(primary);
  if (!theirs?.known || theirs.value.size === 0) return null;
  let known = true;
  for (const subject of theirs.value.keys()) {
    if (isRecordMissing(ground, observer, subject) === true) return false;
    const behind = indexesBehind(ground, observer, subject);
    if (behind === null) known = false;
    else if (behind !== '0') return false;
  }
  return known ? true : null;
}

function bigIndex(text: string | undefined): bigint | null {
  return text !== undefined && /^\d{1,20}$/.test(text) ? BigInt(text) : null;
}
