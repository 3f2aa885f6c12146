import type { Status } from '@/lib/snapshot/types';

/** What is said now, since when, and what was said before it. */
export type LastChange = {
  status: Status;
  headline: string;
  /** Epoch ms. */
  since: number;
  before: { status: Status; headline: string } | null;
};

/** Figures in a headline move without anything having changed for a reader from afar. */
const gist = (headline: string): string => headline.replace(/\d+ of \d+/g, '# of #');

/** The verdict after one more snapshot: a new status or another cause is a change, a moving count is not. */
export function nextChange(
  last: LastChange | null,
  { status, headline }: { status: Status; headline: string },
  now: number,
): LastChange {
  if (!last) return { status, headline, since: now, before: null };
  if (last.status === status && gist(last.headline) === gist(headline)) return { ...last, headline };
  return { status, headline, since: now, before: { status: last.status, headline: last.headline } };
}
