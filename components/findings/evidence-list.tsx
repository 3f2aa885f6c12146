import type { Finding } from '@/lib/snapshot/types';
import { Moment } from '../header/moment';

/** Who said it, to which request, when, and what. */
export function EvidenceList({ evidence }: { evidence: Finding['evidence'] }) {
  if (evidence.length === 0) return null;
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
