import type { StopSign } from '@/lib/snapshot/procedure-types';
import { EvidenceList } from '../findings/evidence-list';
import { RemedySteps } from '../findings/remedy-steps';
import { SignIcon } from '../status/sign';
import { signTone, signWord } from './outcomes';

/** What must be settled before one goes on; what is clear is said too, folded. */
export function StopSigns({ signs }: { signs: readonly StopSign[] }) {
  const clear = signs.filter(({ state }) => state === 'clear');
  return (
    <section aria-labelledby="signs-title" className="space-y-3">
      <h2 id="signs-title" className="text-[0.9375rem] font-bold">
        Stop-signs
      </h2>
      <ul className="space-y-2.5">
        {signs
          .filter(({ state }) => state !== 'clear')
          .map((sign) => (
            <SignItem key={sign.id} sign={sign} />
          ))}
      </ul>
      {clear.length > 0 && (
        <details>
          <summary className="cursor-pointer font-medium text-ink-soft hover:text-ink">
            {clear.length} clear
          </summary>
          <ul className="mt-2.5 space-y-2.5">
            {clear.map((sign) => (
              <SignItem key={sign.id} sign={sign} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function SignItem({ sign: { title, state, sentence, evidence, remedy } }: { sign: StopSign }) {
  const stop = state === 'stop';
  return (
    <li className={`rounded-xl border p-3 ${stop ? 'border-bad bg-panel' : 'border-line'}`}>
      <h3 className="flex items-start gap-2.5 leading-snug font-semibold">
        <SignIcon tone={signTone(state)} size={18} className="mt-px" />
        <span className="min-w-0 wrap-anywhere">
          <span className={stop ? 'text-bad' : 'sr-only'}>{stop ? 'Stop' : signWord(state)}: </span>
          {title}
        </span>
      </h3>
      <div className="mt-1.5 space-y-2 pl-[1.75rem]">
        <p className="wrap-anywhere text-ink-soft">{sentence}</p>
        {remedy.length > 0 && (
          <details open={stop}>
            <summary className="cursor-pointer text-[0.8125rem] font-semibold text-ink-soft hover:text-ink">
              {stop ? 'What to do' : 'How to check'}
            </summary>
            <div className="mt-2">
              <RemedySteps steps={remedy} />
            </div>
          </details>
        )}
        {evidence.length > 0 && (
          <details>
            <summary className="cursor-pointer text-xs text-ink-faint hover:text-ink">who said so</summary>
            <div className="mt-1.5">
              <EvidenceList evidence={evidence} />
            </div>
          </details>
        )}
      </div>
    </li>
  );
}
