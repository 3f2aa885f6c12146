import { clockText } from '../snapshot/freshness';

/** A point in time as the reader's clock has it; the exact one, in UTC, on hover and for machines. */
export function Moment({ iso }: { iso: string }) {
  const epoch = Date.parse(iso);
  if (Number.isNaN(epoch)) return <>{iso}</>;
  return (
    <time dateTime={iso} title={new Date(epoch).toISOString()}>
      {clockText(epoch)}
    </time>
  );
}
