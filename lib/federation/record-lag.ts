import { heldMs } from './held';
import { groundOf } from './routes/ground';
import type { Federation, Source } from './types';

/** A record of federation states that a secondary has not as the primary has it. */
export type RecordLag = {
  observer: string;
  /** The datacenter that the record is about. */
  record: string;
  /** Raft indexes of the primary, decimal strings beyond 2^53: of its record, and of the copy. null: there is no such record. */
  written: string | null;
  copied: string | null;
  /** For how long (ms) the primary had had its record, by what we read, when the observer was last heard. Infinity: nobody remembers. */
  lastsMs: number;
  sources: { primary: Source; observer: Source };
};

/**
 * Records that are behind by index, as they are read. What is written in this second is behind for a moment everywhere: `lastsMs` tells.
 * Two answers are never read at the same time, so a copy that is newer than the primary's answer is no lag.
 */
export function recordLags(federation: Federation): RecordLag[] {
  const { primary, datacenters } = federation;
  const ground = groundOf(federation);
  const theirs = primary === null ? null : ground.records(primary);
  if (!theirs?.known) return [];
  return datacenters.flatMap(({ name }) => {
    const mine = name === primary ? null : ground.records(name);
    if (!mine?.known) return [];
    const lags: RecordLag[] = [];
    const add = (record: string, written: string | null, copied: string | null) =>
      lags.push({
        observer: name,
        record,
        written,
        copied,
        lastsMs: heldMs(theirs, mine.source.at, record),
        sources: { primary: theirs.source, observer: mine.source },
      });
    for (const [record, { modifyIndex }] of theirs.value) {
      const copy = mine.value.get(record);
      if (copy?.primaryModifyIndex === modifyIndex) continue;
      if (isIndex(modifyIndex) && (!copy || isBehind(copy.primaryModifyIndex, modifyIndex)))
        add(record, modifyIndex, copy?.primaryModifyIndex ?? null);
    }
    for (const [record, { primaryModifyIndex }] of mine.value) {
      if (!theirs.value.has(record) && isIndex(primaryModifyIndex)) add(record, null, primaryModifyIndex);
    }
    return lags;
  });
}

/** A list that was read without permission for indexes has none. */
const isIndex = (text: string): boolean => /^\d{1,20}$/.test(text);

function isBehind(copied: string, written: string): boolean {
  return isIndex(copied) && BigInt(copied) < BigInt(written);
}
