import Link from 'next/link';
import { selectionPath } from '@/lib/graph/address';
import type { DecodedLine as Decoded } from '@/lib/snapshot/types';
import { RemedySteps } from '../findings/remedy-steps';
import { SignIcon } from '../status/sign';
import { severityTone } from '../status/tone';

const HEADING = 'text-[0.8125rem] font-semibold text-ink-soft';

function Findings({ findings }: Pick<Decoded, 'findings'>) {
  if (findings.length === 0) return <p>No finding has such a cause now.</p>;
  return (
    <ul className="space-y-1.5">
      {findings.map(({ id, severity, title, sure }) => (
        <li key={id} className="flex items-start gap-2">
          <SignIcon tone={severityTone(severity)} size={18} className="mt-px" />
          <p className="min-w-0 wrap-anywhere">
            {!sure && <span className="text-ink-faint">Perhaps: </span>}
            <Link href={selectionPath({ kind: 'finding', id })} className="font-semibold hover:underline">
              {title}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** One text: what it means, which finding it belongs to now, what to do. */
export function DecodedLine({ decoded }: { decoded: Decoded }) {
  const { line, known, says, about, findings, rules, unseen, remedy } = decoded;
  return (
    <li className="space-y-4 rounded-xl border border-line bg-panel px-4 py-3.5">
      <p className="border-l-2 border-line pl-3 font-mono text-xs leading-relaxed wrap-anywhere text-ink-soft">
        {line}
      </p>
      <p className="text-[0.9375rem]">{says}</p>
      {about.length > 0 && (
        <ul className="list-disc space-y-0.5 pl-5 wrap-anywhere">
          {about.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {known && (
        <div className="space-y-1.5">
          <h3 className={HEADING}>In this federation, now</h3>
          <Findings findings={findings} />
        </div>
      )}
      {remedy.length > 0 && (
        <div className="space-y-1.5">
          <h3 className={HEADING}>What to do</h3>
          <RemedySteps steps={remedy} />
        </div>
      )}
      {unseen.map(({ code, name, reason, shownBy }) => (
        <p key={code} className="text-[0.8125rem] text-ink-soft">
          {name} cannot be seen over HTTP: {reason} It shows in: {shownBy}
        </p>
      ))}
      {rules.length > 0 && (
        <p className="text-[0.8125rem] text-ink-soft">
          Looked for by:{' '}
          {rules.map(({ id, title }, i) => (
            <span key={id}>
              {i > 0 && ' · '}
              <Link href={`/rules/${id}`} className="text-accent hover:underline">
                {title}
              </Link>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
