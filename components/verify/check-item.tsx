import { EvidenceList } from '../findings/evidence-list';
import { SignIcon } from '../status/sign';
import type { CheckGroup } from './check-groups';
import { LazyDetails } from './lazy-details';
import { outcomeTone, outcomeWord } from './outcomes';

type Props = {
  group: CheckGroup;
  /** With its evidence shown at once. */
  open: boolean;
  /** Only the deviations about this datacenter; null: all. */
  about: string | null;
};

const MOST_DEVIATIONS = 50;
/** An agent that is asked of 199 others says the same 199 times. */
const MOST_EVIDENCE = 12;

/** What came out, and who said so to which request. */
export function CheckItem({ group: { outcome, sentence, evidence, deviations }, open, about }: Props) {
  const shown = deviations.filter(({ datacenter }) => about === null || datacenter === about);
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] py-2.5">
      <SignIcon tone={outcomeTone(outcome)} size={18} className="mt-px" />
      <div className="min-w-0 space-y-1.5">
        <p className="wrap-anywhere">
          <span className="sr-only">{outcomeWord(outcome)}: </span>
          {sentence}
        </p>
        {(deviations.length > 1 || about !== null) && shown.length > 0 && (
          <ul className="list-disc space-y-0.5 pl-5 text-ink-soft">
            {shown.slice(0, MOST_DEVIATIONS).map(({ datacenter, server, kind, sentence: words }) => (
              <li key={`${datacenter} ${server ?? ''} ${kind}`} className="wrap-anywhere">
                {words}
              </li>
            ))}
          </ul>
        )}
        {evidence.length > 0 &&
          (open ? (
            <EvidenceList evidence={evidence} />
          ) : (
            <LazyDetails summary="Evidence" summaryClass="text-xs text-ink-faint hover:text-ink">
              {() => (
                <div className="mt-1.5 space-y-2">
                  <EvidenceList evidence={evidence.slice(0, MOST_EVIDENCE)} />
                  {evidence.length > MOST_EVIDENCE && (
                    <p className="text-xs text-ink-faint">
                      and {evidence.length - MOST_EVIDENCE} more: GET /api/v1/verify has all.
                    </p>
                  )}
                </div>
              )}
            </LazyDetails>
          ))}
      </div>
    </li>
  );
}
