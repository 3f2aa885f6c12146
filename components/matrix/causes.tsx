import { formatSelection, type Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { severityTone } from '../status/tone';
import { Unbroken } from '../unbroken';

type Props = Pick<Snapshot, 'findings'> & { onSelect: (selection: Selection) => void };

/** Why cells are not well: each root cause, to be opened beside the cells that belong to it. */
export function Causes({ findings, onSelect }: Props) {
  return (
    <section aria-labelledby="causes-title" className="space-y-2">
      <h2 id="causes-title" className="text-[0.9375rem] font-semibold">
        Causes
      </h2>
      {findings.length === 0 && <p className="text-ink-soft">Nothing found.</p>}
      <ul className="divide-y divide-line">
        {findings.map(({ id, severity, title, symptoms }) => (
          <li key={id}>
            <button
              type="button"
              className="flex w-full items-start gap-2 py-2 text-left hover:bg-raised"
              data-opens={formatSelection({ kind: 'finding', id })}
              onClick={() => onSelect({ kind: 'finding', id })}
            >
              <SignIcon tone={severityTone(severity)} size={16} className="mt-0.5" />
              <span className="min-w-0">
                <span className="block font-medium wrap-anywhere">
                  <span className="sr-only">{severity}: </span>
                  <Unbroken text={title} />
                </span>
                {symptoms.length > 0 && (
                  <span className="figures block text-ink-soft">
                    {symptoms.length} {symptoms.length === 1 ? 'symptom' : 'symptoms'}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
