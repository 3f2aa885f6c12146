'use client';
import { useQuery } from '@tanstack/react-query';
import { freshnessOf, STALE_AFTER_FALLBACK_MS, type Freshness } from './freshness';
import { useLive } from './live-provider';
import { snapshotQuery } from './snapshot-query';
import { useNow } from './use-now';

/** While events do not come, or bring nothing new, the snapshot is asked for every so often, ms. */
const POLL_MS = 5000;
/** Before the first snapshot, ms. */
const FIRST_MS = 2000;

const epoch = (iso: string | null | undefined) => (iso ? Date.parse(iso) : NaN);

/** The snapshot with its age; polls when the events fail. The only place that decides how fresh what is shown is. */
export function useFreshness(): Freshness {
  const now = useNow();
  const { connection, event } = useLive();
  const { data, isError } = useQuery({
    ...snapshotQuery,
    refetchInterval: ({ state }) =>
      state.data === undefined
        ? FIRST_MS
        : connection === 'live' && state.status !== 'error'
          ? false
          : POLL_MS,
    refetchIntervalInBackground: true,
  });
  // The server knows no time of the reader, and markup must be taken over as it came.
  if (now === 0) return { kind: 'never' };
  const times = [epoch(event?.observedAt), epoch(data?.observedAt)].filter((time) => !Number.isNaN(time));
  if (times.length === 0 && event === null && data) times.push(epoch(data.snapshot.takenAt));
  return freshnessOf({
    now,
    clockOffsetMs: data?.clockOffsetMs ?? 0,
    observedAt: times.length > 0 ? Math.max(...times) : null,
    staleAfterMs: event?.staleAfterMs ?? STALE_AFTER_FALLBACK_MS,
    connection,
    readFails: isError,
  });
}
