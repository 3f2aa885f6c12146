'use client';
import type { Snapshot } from '@/lib/snapshot/types';
import { ApiProblem } from '../snapshot/api-problem';
import { ChainDiagram } from './chain-diagram';
import { ComparisonList } from './comparison-list';
import { OutlookCards } from './outlook-cards';
import { useRoute } from './route-queries';

type Props = { snapshot: Snapshot; from: string; to: string };

/** One way explained. */
export function RouteView({ snapshot, from, to }: Props) {
  const { data, error, isPending } = useRoute(from, to, snapshot.revision);
  if (error && !data)
    return (
      <p role="alert" className="text-ink-soft">
        The route could not be read: {error.message}
        {error instanceof ApiProblem && error.detail !== null && ` (${error.detail})`}.
      </p>
    );
  if (isPending)
    return (
      <p data-pending className="text-ink-faint">
        Reading the route …
      </p>
    );
  if (!data)
    return (
      <p className="text-ink-soft">
        There is no way from {from} to {to} in this federation any more.
      </p>
    );
  return (
    <div className="space-y-5">
      <OutlookCards route={data} />
      {data.chains.map((chain) => (
        <ChainDiagram key={`${chain.who} ${chain.rule}`} chain={chain} from={from} />
      ))}
      <ComparisonList route={data} />
    </div>
  );
}
