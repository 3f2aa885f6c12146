'use client';
import { useRef, type ReactNode } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { FreshnessBand } from './bands/freshness-band';
import { Header } from './header/header';
import { CONTENT } from './header/skip-link';
import { VerdictLine } from './header/verdict-line';
import { useHydrated } from './snapshot/use-hydrated';
import { useSnapshot } from './snapshot/snapshot-query';
import { Loading } from './states/loading';
import { NoDatacenter } from './states/no-datacenter';
import { NoSnapshot } from './states/no-snapshot';
import { useFocusOnArrival } from './use-focus-on-arrival';
import { useSpaceAbove } from './use-space-above';

type Props = {
  /** What stands in the header beside the navigation on this page. */
  controls?: ReactNode;
  /** The page opens with the whole verdict by itself. */
  ownVerdict?: boolean;
  /** The page, once there is a federation to show. */
  children: (snapshot: Snapshot) => ReactNode;
};

function Content({ children }: Pick<Props, 'children'>) {
  const { data, error } = useSnapshot();
  const hydrated = useHydrated();
  if (!hydrated) return <Loading />;
  if (data)
    return data.snapshot.datacenters.length > 0 ? (
      children(data.snapshot)
    ) : (
      <NoDatacenter snapshot={data.snapshot} />
    );
  return error ? <NoSnapshot error={error} /> : <Loading />;
}

/** What every page has around it: header, verdict, freshness, and the screens without data. */
export function PageFrame({ controls, ownVerdict = false, children }: Props) {
  const content = useRef<HTMLElement>(null);
  useSpaceAbove();
  useFocusOnArrival(content);
  return (
    <div className="flex min-h-dvh flex-col">
      <div data-above="header" className="z-20 lg:sticky lg:top-0">
        <Header controls={controls} />
        {!ownVerdict && <VerdictLine />}
      </div>
      <main
        ref={content}
        id={CONTENT}
        tabIndex={-1}
        className="flex flex-1 flex-col pb-(--below) outline-none focus-visible:outline-none"
      >
        <Content>{children}</Content>
      </main>
      {/* Over the foot of the page, always in view, whatever is scrolled: nothing that somebody reads moves when it comes. */}
      <div data-above="foot" className="fixed inset-x-0 bottom-0 z-30">
        <FreshnessBand />
      </div>
    </div>
  );
}
