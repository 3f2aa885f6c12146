import type { ReactNode } from 'react';
import { formatSelection, type Selection } from '@/lib/graph/selection';
import { SignIcon } from '../status/sign';
import type { Tone } from '../status/tone';

type Props = {
  opens: Selection;
  onSelect: (selection: Selection) => void;
  tone: Tone;
  title: ReactNode;
  /** In a second line, softer; null: there is none. */
  detail: ReactNode;
};

/** One line of a list beside the matrix: opens what it names. */
export function OpeningRow({ opens, onSelect, tone, title, detail }: Props) {
  return (
    <li>
      <button
        type="button"
        className="flex w-full items-start gap-2 py-2 text-left hover:bg-raised"
        data-opens={formatSelection(opens)}
        onClick={() => onSelect(opens)}
      >
        <SignIcon tone={tone} size={16} className="mt-0.5" />
        <span className="min-w-0">
          <span className="block font-medium wrap-anywhere">{title}</span>
          {detail !== null && <span className="figures block text-ink-soft">{detail}</span>}
        </span>
      </button>
    </li>
  );
}
