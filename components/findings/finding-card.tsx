import { formatSelection, type Selection } from '@/lib/graph/selection';
import type { Finding } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { severityTone } from '../status/tone';
import { Unbroken } from '../unbroken';
import { FindingBody } from './finding-body';
import { Symptoms } from './symptoms';

type Props = {
  finding: Finding;
  open: boolean;
  onSelect: (selection: Selection | null) => void;
};

const EDGE = { critical: 'border-bad', warning: 'border-degraded', info: 'border-line' } as const;

/** One root cause. Its title selects it; the open one carries remedy and evidence. */
export function FindingCard({ finding, open, onSelect }: Props) {
  const { id, severity, title, cause, symptoms } = finding;
  return (
    <li className={`rounded-xl border bg-panel ${open ? EDGE[severity] : 'border-line'}`}>
      <h4>
        <button
          type="button"
          className="flex w-full items-start gap-2.5 rounded-xl px-3.5 pt-3 pb-1 text-left"
          aria-expanded={open}
          data-opens={formatSelection({ kind: 'finding', id })}
          onClick={() => onSelect({ kind: 'finding', id })}
        >
          <SignIcon tone={severityTone(severity)} size={20} className="mt-px" />
          <span className="text-[0.9375rem] leading-snug font-semibold text-balance">
            <span className="sr-only">{severity}: </span>
            <Unbroken text={title} />
          </span>
        </button>
      </h4>
      <div className="pr-3.5 pb-3.5 pl-[2.75rem]">
        {open ? (
          <FindingBody level="h5" finding={finding} onSelect={onSelect} />
        ) : (
          <div className="space-y-1.5">
            <p className="line-clamp-3 text-ink-soft">
              <Unbroken text={cause} />
            </p>
            <Symptoms symptoms={symptoms} onSelect={onSelect} />
          </div>
        )}
      </div>
    </li>
  );
}
