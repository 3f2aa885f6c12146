import { ChevronRight } from 'lucide-react';
import type { Finding } from '@/lib/snapshot/types';
import { Moment } from '../header/moment';

type Evidence = Finding['evidence'];

/** More than these are mostly one kind of answer from many agents: they wait until somebody asks. */
const AT_FIRST = 5;

type Props = { evidence: Evidence; atFirst?: number | undefined };

function Items({ evidence }: { evidence: Evidence }) {
  return (
    <ul className="space-y-2">
      {evidence.map(({ vantage, request, at, value }) => (
        <li key={`${vantage} ${request} ${value}`} className="border-l-2 border-line pl-3">
          <p className="font-mono text-xs leading-relaxed wrap-anywhere text-ink">{value}</p>
          <p className="text-xs wrap-anywhere text-ink-faint">
            {vantage} · <span className="font-mono text-[0.6875rem]">{request}</span> · <Moment iso={at} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Who said it, to which request, when, and what; the first of many, the others folded. */
export function EvidenceList({ evidence, atFirst = AT_FIRST }: Props) {
  const folded = evidence.length > atFirst + 1 ? evidence.slice(atFirst) : [];
  if (evidence.length === 0) return null;
  return (
    <>
      <Items evidence={evidence.slice(0, evidence.length - folded.length)} />
      {folded.length > 0 && (
        <details className="group">
          <summary className="flex cursor-pointer list-none items-center gap-1 font-semibold text-accent [&::-webkit-details-marker]:hidden">
            <ChevronRight
              size={15}
              aria-hidden="true"
              className="transition-transform group-open:rotate-90"
            />
            {folded.length} more answers
          </summary>
          <div className="mt-2">
            <Items evidence={folded} />
          </div>
        </details>
      )}
    </>
  );
}
