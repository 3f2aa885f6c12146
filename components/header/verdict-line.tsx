'use client';
import Link from 'next/link';
import { useClock } from '../settings/use-clock';
import { useSnapshot } from '../snapshot/snapshot-query';
import { useFreshness } from '../snapshot/use-freshness';
import { useHydrated } from '../snapshot/use-hydrated';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';

/**
 * The verdict in one line, the way to the map, on every page that does not open with it. Of one height whatever it says and before it says
 * anything, so that nothing moves when it does.
 */
export function VerdictLine() {
  const clock = useClock();
  const freshness = useFreshness();
  const hydrated = useHydrated();
  const { data, error } = useSnapshot();
  const snapshot = hydrated ? data?.snapshot : undefined;
  const old = freshness.kind === 'stale' || freshness.kind === 'disconnected';
  return (
    <div
      role="status"
      className="flex h-10 items-center border-b border-line bg-panel px-4 lg:px-5 print:h-auto print:py-2"
    >
      {snapshot ? (
        <Link
          href="/"
          className="flex min-w-0 items-center gap-2.5 hover:underline"
          title={snapshot.headline}
        >
          <SignIcon
            tone={old && snapshot.status === 'ok' ? 'unknown' : statusTone(snapshot.status)}
            size={18}
          />
          <span className="truncate font-semibold print:whitespace-normal">
            <span className="sr-only">{snapshot.status}: </span>
            {old && <span className="text-ink-faint">At {clock(freshness.observedAt)}: </span>}
            {snapshot.headline}
          </span>
        </Link>
      ) : (
        <p className="flex items-center gap-2.5 text-ink-soft">
          <SignIcon tone="unknown" size={18} />
          {hydrated && error ? 'No verdict: nothing could be read yet' : 'Reading the federation …'}
        </p>
      )}
      {snapshot && (
        <p className="ml-auto min-w-0 shrink-[9] truncate pl-6 text-[0.8125rem] text-ink-soft max-lg:hidden">
          {snapshot.coverage.sentence}
        </p>
      )}
    </div>
  );
}
