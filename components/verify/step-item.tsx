import { ChevronRight } from 'lucide-react';
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

/** One part of a step; opened, it says who said so. */
function PartItem({ part: { state, sentence, evidence } }: { part: Part }) {
  const line = (
    <>
      <SignIcon tone={partTone(state)} size={14} className="mt-[3px]" />
      <span className="min-w-0 wrap-anywhere text-ink-soft">
        <span className="sr-only">{partWord(state)}: </span>
        {sentence}
      </span>
    </>
  );
  if (evidence.length === 0) return <li className="flex gap-2.5 pr-5">{line}</li>;
  return (
    <li>
      <details className="group">
        <summary
          title="Who said so"
          className="flex cursor-pointer list-none gap-2.5 rounded hover:bg-raised [&::-webkit-details-marker]:hidden"
        >
          {line}
          <ChevronRight
            size={14}
            aria-hidden="true"
            className="mt-[3px] shrink-0 text-ink-faint transition-transform group-open:rotate-90"
          />
        </summary>
        <div className="my-2 pl-6">
          <EvidenceList evidence={evidence} />
        </div>
      </details>
    </li>
  );
}
