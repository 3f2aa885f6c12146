import { findingsAbout } from '@/lib/graph/highlight';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { severityTone } from '../status/tone';

type Props = { snapshot: Snapshot; selection: Selection; onSelect: (selection: Selection | null) => void };

/** Root causes that explain what is inspected. */
export function RelatedFindings({ snapshot, selection, onSelect }: Props) {
  const findings = findingsAbout(snapshot, selection);
  if (findings.length === 0) return null;
  return (
    <ul className="space-y-1.5">
      {findings.map(({ id, severity, title }) => (
        <li key={id}>
          <button
            type="button"
            className="flex w-full items-start gap-2 rounded-lg border border-line bg-raised px-3 py-2 text-left font-medium hover:border-ink-faint"
            onClick={() => onSelect({ kind: 'finding', id })}
          >
            <SignIcon tone={severityTone(severity)} size={16} className="mt-0.5" />
            <span>{title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
