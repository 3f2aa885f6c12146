'use client';
import type { ReactNode } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { Frame, type FrameProps } from './frame';
import { useHydrated } from './snapshot/use-hydrated';
import { useSnapshot } from './snapshot/snapshot-query';
import { Loading } from './states/loading';
import { NoDatacenter } from './states/no-datacenter';
import { NoSnapshot } from './states/no-snapshot';

type Props = Omit<FrameProps, 'children'> & {
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
export function PageFrame({ children, ...frame }: Props) {
  return (
    <Frame {...frame}>
      <Content>{children}</Content>
    </Frame>
  );
}
