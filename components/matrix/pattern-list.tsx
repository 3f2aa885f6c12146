import { countText } from '@/lib/graph/fan';
import type { Pattern } from '@/lib/graph/patterns';
import type { Selection } from '@/lib/graph/selection';
import { pairTone } from '../status/tone';
import { OpeningRow } from './opening-row';

type Props = { patterns: readonly Pattern[]; onSelect: (selection: Selection) => void };

/** Whole rows and columns in words: what a matrix of ten thousand cells says at a glance. */
export function PatternList({ patterns, onSelect }: Props) {
  return (
    <section aria-label="Patterns" tabIndex={-1} className="space-y-2 outline-none">
      <h2 className="text-[0.9375rem] font-semibold">Whole rows and columns</h2>
      {patterns.length === 0 ? (
        <p className="text-ink-soft">
          None: no datacenter has all of its ways in one state that is not well.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {patterns.map(({ datacenter, state, ...counts }) => (
            <OpeningRow
              key={`${state} ${datacenter}`}
              opens={{ kind: 'datacenter', datacenter }}
              onSelect={onSelect}
              tone={pairTone(state)}
              title={datacenter}
              detail={`${countText({ datacenter, state, ...counts })} ${state}`}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
