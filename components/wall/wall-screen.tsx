'use client';
import { useSearchParams } from 'next/navigation';
import { useTheme } from 'next-themes';
import { useEffect, useMemo, type CSSProperties } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Snapshot } from '@/lib/snapshot/types';
import { documentTitle } from '../header/document-title';
import type { Freshness } from '../snapshot/freshness';
import { snapshotQuery } from '../snapshot/snapshot-query';
import { useFreshness } from '../snapshot/use-freshness';
import { useHydrated } from '../snapshot/use-hydrated';
import { burnInShift } from './burn-in';
import { useReloadOnNewBuild } from './use-reload-on-new-build';
import { useWakeLock } from './use-wake-lock';
import { WallAside } from './wall-aside';
import { readWallParameters, type WallParameters } from './wall-parameters';
import { WallPicture } from './wall-picture';
import { WallStrip } from './wall-strip';
import { WallVerdict } from './wall-verdict';
import { WallNotYet, WallWaiting } from './wall-waiting';

/** A page that has not ticked for so long stands still, ms: within two intervals of the default 10 s. */
const PAGE_GRACE_MS = 15_000;

/** The screen at `/wall`: one URL, nothing to touch, everything legible from five metres. */
export function WallScreen() {
  const search = useSearchParams();
  const parameters = useMemo(() => readWallParameters(new URLSearchParams(search)), [search]);
  const { setTheme } = useTheme();
  const hydrated = useHydrated();
  const { data, error } = useQuery({
    ...snapshotQuery,
    ...(parameters.refreshMs !== null && { refetchInterval: parameters.refreshMs }),
  });
  useWakeLock();
  useReloadOnNewBuild();
  useEffect(() => {
    if (parameters.theme) setTheme(parameters.theme);
  }, [parameters.theme, setTheme]);
  // Asks again by itself until the first answer has come.
  const freshness = useFreshness();
  const snapshot = hydrated ? data?.snapshot : undefined;
  if (!snapshot)
    return hydrated && error ? <WallNotYet error={error} /> : <WallWaiting text="Reading the federation …" />;
  if (snapshot.source === 'demo' && !parameters.demo)
    return (
      <WallWaiting text="This Isthmus shows the demo federation, not your Consul. Configure it (isthmus.yaml), or open /wall?demo to see the demo here." />
    );
  return <Wall snapshot={snapshot} parameters={parameters} freshness={freshness} />;
}

type WallProps = { snapshot: Snapshot; parameters: WallParameters; freshness: Freshness };

function Wall({ snapshot, parameters, freshness }: WallProps) {
  const { status, headline, source } = snapshot;
  const { timeZone, remarks } = parameters;
  const old = freshness.kind === 'stale' || freshness.kind === 'disconnected';
  useEffect(() => {
    document.title = documentTitle({ status, headline, source });
  }, [status, headline, source]);
  const now = freshness.kind === 'never' ? 0 : freshness.observedAt + freshness.ageMs;
  const shift = burnInShift(now);
  return (
    // On a small screen, or one higher than wide, it scrolls, and a keyboard must be able to.
    <main
      tabIndex={0}
      className={`wall ${old ? 'is-old' : ''}`}
      // Custom properties, which React's types do not know.
      style={{ '--shift-x': `${shift.x}px`, '--shift-y': `${shift.y}px` } as CSSProperties}
    >
      <WallStrip snapshot={snapshot} freshness={freshness} timeZone={timeZone} graceMs={PAGE_GRACE_MS} />
      <div className="wall-body wall-shifted">
        <WallVerdict snapshot={snapshot} old={old} />
        <div className="wall-middle">
          <WallPicture snapshot={snapshot} kind={parameters.layout} old={old} />
          <WallAside snapshot={snapshot} now={now} timeZone={timeZone} old={old} />
        </div>
        {remarks.length > 0 && (
          <footer className="wall-small">
            {remarks.map((remark) => (
              <p key={remark}>{remark}</p>
            ))}
          </footer>
        )}
      </div>
    </main>
  );
}
