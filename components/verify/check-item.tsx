import type { ForwardingCheck, MembersCheck } from '@/lib/snapshot/procedure-types';
import { EvidenceList } from '../findings/evidence-list';
import { SignIcon } from '../status/sign';
import { outcomeTone, outcomeWord } from './outcomes';

type Props = {
  check: MembersCheck | ForwardingCheck;
  /** With its evidence shown at once. */
  open: boolean;
  /** Only the deviations about this datacenter; null: all. */
  about: string | null;
};

/** One check: what came out, and who said so to which request. */
export function CheckItem({ check, open, about }: Props) {
  const { outcome, sentence, evidence } = check;
  const deviations = 'deviations' in check ? check.deviations : [];
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
            {shown.slice(0, 50).map(({ datacenter, server, kind, sentence: words }) => (
              <li key={`${datacenter} ${server ?? ''} ${kind}`} className="wrap-anywhere">
                {words}
              </li>
            ))}
          </ul>
        )}
        {evidence &&
          (open ? (
            <EvidenceList evidence={[evidence]} />
          ) : (
            <details>
              <summary className="cursor-pointer text-xs text-ink-faint hover:text-ink">Evidence</summary>
              <div className="mt-1.5">
                <EvidenceList evidence={[evidence]} />
              </div>
            </details>
          ))}
      </div>
    </li>
  );
}
