import { useState } from 'react';
import type { SinglePointSnapshot } from '@/lib/snapshot/route-types';
import { SignIcon } from '../status/sign';
import { Unbroken } from '../unbroken';

type Props = { points: readonly SinglePointSnapshot[]; onStop: (stops: readonly string[]) => void };

const AT_FIRST = 8;

/** What alone stops something, told without being asked. By design or not, it is no fault. */
export function SinglePointsList({ points, onStop }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? points : points.slice(0, AT_FIRST);
  if (points.length === 0)
    return (
      <p className="text-ink-soft">
        None is known: every datacenter that tells has a second one of everything.
      </p>
    );
  return (
    <>
      <ul className="divide-y divide-line">
        {shown.map(({ kind, datacenter, sentence, stops }) => (
          <li key={`${kind} ${datacenter}`} className="grid grid-cols-[1.5rem_minmax(0,1fr)] py-2">
            <SignIcon tone="none" size={15} className="mt-0.5" />
            <div className="min-w-0">
              <p className="wrap-anywhere">
                <Unbroken text={sentence} />
              </p>
              {stops.length > 0 && (
                <button
                  type="button"
                  onClick={() => onStop(stops)}
                  className="text-[0.8125rem] font-medium text-accent hover:underline"
                  aria-label={`What if it stops: ${sentence}`}
                >
                  What if it stops?
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {points.length > shown.length && (
        <button
          type="button"
          className="font-medium text-accent hover:underline"
          onClick={() => setAll(true)}
        >
          All {points.length}
        </button>
      )}
    </>
  );
}
