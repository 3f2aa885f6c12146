import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { severityTone } from '../status/tone';
import { Unbroken } from '../unbroken';
import { OpeningRow } from './opening-row';

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
          <OpeningRow
            key={id}
            opens={{ kind: 'finding', id }}
            onSelect={onSelect}
            tone={severityTone(severity)}
            title={
              <>
                <span className="sr-only">{severity}: </span>
                <Unbroken text={title} />
              </>
            }
            detail={
              symptoms.length === 0
                ? null
                : `${symptoms.length} ${symptoms.length === 1 ? 'symptom' : 'symptoms'}`
            }
          />
        ))}
      </ul>
    </section>
  );
}
