'use client';
import type { ReactNode } from 'react';
import type { DatacenterDetail } from '@/lib/snapshot/types';
import { ApiProblem } from '../snapshot/api-problem';
import { useDatacenter } from '../snapshot/snapshot-query';

type Props = { name: string; revision: string; show: (detail: DatacenterDetail) => ReactNode };

/** What is read of one datacenter only when somebody looks; while it comes, and when it does not, it says so. */
export function Detail({ name, revision, show }: Props) {
  const { data, error, isPending } = useDatacenter(name, revision);
  if (data) return show(data);
  // As high as the screen: what lies below must not come into view only to leave it.
  if (isPending) return <p className="text-ink-faint min-h-dvh">Reading more of {name} …</p>;
  return (
    <p className="text-ink-soft">
      More of {name} could not be read: {error.message}
      {error instanceof ApiProblem && error.detail !== null && ` (${error.detail})`}
    </p>
  );
}
