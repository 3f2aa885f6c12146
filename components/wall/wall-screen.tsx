'use client';
import { useSearchParams } from 'next/navigation';
import { useTheme } from 'next-themes';
import { useEffect, useMemo, type CSSProperties } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Snapshot } from '@/lib/snapshot/types';
import { documentTitle } from '../header/document-title';
import { ApiProblem } from '../snapshot/api-problem';
import type { Freshness } from '../snapshot/freshness';
import { snapshotQuery } from '../snapshot/snapshot-query';
import { useFreshness } from '../snapshot/use-freshness';
import { useHydrated } from '../snapshot/use-hydrated';
import { SignIcon } from '../status/sign';
import { burnInShift } from './burn-in';
import { useReloadOnNewBuild } from './use-reload-on-new-build';
import { useWakeLock } from './use-wake-lock';
import { WallAside } from './wall-aside';
import { readWallParameters, type WallParameters } from './wall-parameters';
import { WallPicture } from './wall-picture';
import { WallStrip } from './wall-strip';
import { WallVerdict } from './wall-verdict';

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
    return hydrated && error ? <NotYet error={error} /> : <Waiting text="Reading the federation …" />;
  if (snapshot.source === 'demo' && !parameters.demo)
    return (
      <Waiting text="This Isthmus shows the demo federation, not your Consul. Configure it (isthmus.yaml), or open /wall?demo to see the demo here." />
    );
  return <Wall snapshot={snapshot} parameters={parameters} freshness={freshness} />;
}

/** No answer since this page was opened: not yet, which is no fault, or none at all. */
function NotYet({ error }: { error: Error }) {
  const starting = error instanceof ApiProblem && error.status === 503;
  return starting ? (
    <Waiting text="Isthmus is asking the agents for the first time. This page goes on by itself." />
  ) : (
    <Waiting
      band="NO DATA"
      text={
        error instanceof ApiProblem
          ? `Isthmus answers with an error: ${error.message}. Trying again every 2 s.`
          : 'Isthmus does not answer. Trying again every 2 s.'
      }
    />
  );
}

function Waiting({ text, band }: { text: string; band?: string }) {
  return (
    <main className="wall">
      {band !== undefined && (
        <p role="alert" className="wall-band">
          <span>
            <strong>{band}</strong>
          </span>
        </p>
      )}
      <div className="grid flex-1 content-center justify-items-center gap-[1.5em] p-[2em]">
        <SignIcon tone="unknown" size={20} className="wall-verdict-sign" />
        <h1 className="wall-waiting">{text}</h1>
      </div>
    </main>
  );
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
