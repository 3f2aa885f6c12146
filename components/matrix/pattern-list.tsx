import { countText } from '@/lib/graph/fan';
import type { Pattern } from '@/lib/graph/patterns';
import { formatSelection, type Selection } from '@/lib/graph/selection';
import { SignIcon } from '../status/sign';
import { pairTone } from '../status/tone';

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
            <li key={`${state} ${datacenter}`}>
              <button
                type="button"
                className="flex w-full items-start gap-2 py-2 text-left hover:bg-raised"
                data-opens={formatSelection({ kind: 'datacenter', datacenter })}
                onClick={() => onSelect({ kind: 'datacenter', datacenter })}
              >
                <SignIcon tone={pairTone(state)} size={16} className="mt-0.5" />
                <span className="min-w-0">
                  <span className="block font-medium wrap-anywhere">{datacenter}</span>
                  <span className="block text-ink-soft">
                    {countText({ datacenter, state, ...counts })} {state}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
