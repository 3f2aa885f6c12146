import type { Part, Step } from '@/lib/snapshot/procedure-types';
import { EvidenceList } from '../findings/evidence-list';
import { RemedySteps } from '../findings/remedy-steps';
import { SignIcon } from '../status/sign';
import { StateWord } from '../status/state-word';
import { partTone, partWord, stepTone, stepWord } from './outcomes';

/** One step of a procedure; the next open one shows what to do at once. */
export function StepItem({ step, next }: { step: Step; next: boolean }) {
  const { number, text, state, parts, partsLeftOut, byHand, remedy } = step;
  return (
    <li
      className={`grid grid-cols-[2.25rem_minmax(0,1fr)] border-t border-line py-4 ${next ? 'border-t-2 border-t-accent' : ''}`}
    >
      <span className="text-lg leading-6 font-bold text-ink-faint">{number}</span>
      <div className="min-w-0 space-y-2.5">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <h2 className="max-w-2xl min-w-0 flex-1 font-semibold text-balance wrap-anywhere max-sm:basis-full">
            {text}
          </h2>
          <StateWord tone={stepTone(state)} word={stepWord(state)} size={18} />
        </div>
        {parts.length > 0 && (
          <ul className="space-y-1.5">
            {parts.map((part) => (
              <PartItem key={part.sentence} part={part} />
            ))}
          </ul>
        )}
        {partsLeftOut > 0 && <p className="text-ink-faint">and {partsLeftOut} more like these</p>}
        {byHand !== null && (
          <p className="border-l-2 border-dashed border-unknown pl-3 text-ink-soft">
            <span className="font-medium text-ink">Confirm by hand.</span> {byHand}
          </p>
        )}
        {remedy.length > 0 && (
          <details open={next}>
            <summary className="cursor-pointer text-[0.8125rem] font-semibold text-ink-soft hover:text-ink">
              What to do
            </summary>
            <div className="mt-2">
              <RemedySteps steps={remedy} />
            </div>
          </details>
        )}
      </div>
    </li>
  );
}

/** What one part of a step rests on. */
function PartItem({ part: { state, sentence, evidence } }: { part: Part }) {
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
      <SignIcon tone={partTone(state)} size={14} className="mt-[3px]" />
      <div className="min-w-0">
        <p className="wrap-anywhere text-ink-soft">
          <span className="sr-only">{partWord(state)}: </span>
          {sentence}
        </p>
        {evidence.length > 0 && (
          <details>
            <summary className="cursor-pointer text-xs text-ink-faint hover:text-ink">
              {evidence.length === 1 ? 'who said so' : `who said so: ${evidence.length} answers`}
            </summary>
            <div className="my-1.5">
              <EvidenceList evidence={evidence} />
            </div>
          </details>
        )}
      </div>
    </li>
  );
}
