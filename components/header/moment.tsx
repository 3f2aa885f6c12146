'use client';
import { useClock } from '../settings/use-clock';

/** A point in time as the reader's clock has it; the exact one, in UTC, on hover and for machines. */
export function Moment({ iso }: { iso: string }) {
  const clock = useClock();
  const epoch = Date.parse(iso);
  if (Number.isNaN(epoch)) return <>{iso}</>;
  return (
    <time dateTime={iso} title={new Date(epoch).toISOString()}>
      {clock(epoch)}
    </time>
  );
}
