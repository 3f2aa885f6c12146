'use client';
import type { ReactNode } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { FreshnessBand } from './bands/freshness-band';
import { Header } from './header/header';
import { useHydrated } from './snapshot/use-hydrated';
import { useSnapshot } from './snapshot/snapshot-query';
import { Loading } from './states/loading';
import { NoDatacenter } from './states/no-datacenter';
import { NoSnapshot } from './states/no-snapshot';
import { useSpaceAbove } from './use-space-above';

type Props = {
  /** What stands in the header beside the navigation on this page. */
  controls?: ReactNode;
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

/** What every page has around it: header, freshness, and the screens without data. */
export function PageFrame({ controls, children }: Props) {
  useSpaceAbove();
  return (
    <div className="flex min-h-dvh flex-col">
      <div data-above="header" className="z-20 lg:sticky lg:top-0">
        <Header controls={controls} />
        <FreshnessBand />
      </div>
      <main className="flex flex-1 flex-col">
        <Content>{children}</Content>
      </main>
    </div>
  );
}
