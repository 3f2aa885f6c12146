'use client';
import { FreshnessBand } from './bands/freshness-band';
import { FederationScreen } from './federation-screen';
import { Header } from './header/header';
import { useHydrated } from './snapshot/use-hydrated';
import { useSnapshot } from './snapshot/snapshot-query';
import { Loading } from './states/loading';
import { NoDatacenter } from './states/no-datacenter';
import { NoSnapshot } from './states/no-snapshot';
import { useSpaceAbove } from './use-space-above';

function Content() {
  const { data, error } = useSnapshot();
  const hydrated = useHydrated();
  if (!hydrated) return <Loading />;
  if (data)
    return data.snapshot.datacenters.length > 0 ? (
      <FederationScreen snapshot={data.snapshot} />
    ) : (
      <NoDatacenter snapshot={data.snapshot} />
    );
  return error ? <NoSnapshot error={error} /> : <Loading />;
}

/** The screen at `/`. */
export function Dashboard() {
  useSpaceAbove();
  return (
    <div className="flex min-h-dvh flex-col">
      <div data-above="header" className="z-20 lg:sticky lg:top-0">
        <Header />
        <FreshnessBand />
      </div>
      <main className="flex flex-1 flex-col">
        <Content />
      </main>
    </div>
  );
}
