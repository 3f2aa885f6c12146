import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { Selection } from '@/lib/graph/selection';
import type { Finding } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { severityTone } from '../status/tone';
import { subjectSelection } from './subject-selection';

type Props = { symptoms: Finding['symptoms']; onSelect: (selection: Selection | null) => void };

/** Hundreds of scattered ways are read in the matrix. */
const AT_MOST = 25;

/** Consequences of a cause, folded until asked for. */
export function Symptoms({ symptoms, onSelect }: Props) {
  if (symptoms.length === 0) return null;
  const more = symptoms.length - AT_MOST;
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-1 font-semibold text-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight size={15} aria-hidden="true" className="transition-transform group-open:rotate-90" />
        {symptoms.length} {symptoms.length === 1 ? 'symptom' : 'symptoms'} folded
      </summary>
      <ul className="mt-1.5 space-y-0.5">
        {symptoms.slice(0, AT_MOST).map(({ rule, severity, subject, title }) => {
          const selection = subjectSelection(subject);
          return (
            <li key={`${rule} ${title}`} className="flex items-start gap-2 py-0.5">
              <SignIcon tone={severityTone(severity)} size={13} className="mt-1" />
              {selection ? (
                <button
                  type="button"
                  className="text-left hover:underline"
                  onClick={() => onSelect(selection)}
                >
                  {title}
                </button>
              ) : (
                title
              )}
            </li>
          );
        })}
        {more > 0 && (
          <li className="py-0.5 pl-5 text-ink-faint">
            and {more} more;{' '}
            <Link href="/matrix" className="text-accent hover:underline">
              the matrix
            </Link>{' '}
            has every pair
          </li>
        )}
      </ul>
    </details>
  );
}
