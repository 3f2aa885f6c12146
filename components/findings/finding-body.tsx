import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Selection } from '@/lib/graph/selection';
import type { Finding } from '@/lib/snapshot/types';
import { Unbroken } from '../unbroken';
import { EvidenceList } from './evidence-list';
import { RemedySteps } from './remedy-steps';
import { Symptoms } from './symptoms';

type Level = 'h3' | 'h4' | 'h5';

type Props = {
  /** Of the headings inside, one below the title's. */
  level: Level;
  finding: Finding;
  onSelect: (selection: Selection | null) => void;
};

function Part({ level: Heading, title, children }: { level: Level; title: string; children: ReactNode }) {
  return (
    <div className="space-y-2">
      <Heading className="text-[0.8125rem] font-semibold text-ink-soft">{title}</Heading>
      {children}
    </div>
  );
}

/** How sure it is, and what would make it so. */
function Confidence({ confidence, confirm }: Pick<Finding, 'confidence' | 'confirm'>) {
  if (confidence === 'observed') return null;
  return (
    <p className="text-[0.8125rem] text-ink-soft">
      <span className="font-semibold">Inferred</span>
      {confirm === undefined ? ', not proven.' : `; would be confirmed by: ${confirm}`}
    </p>
  );
}

/** Why, what to do, and how we know. */
export function FindingBody({ level, finding, onSelect }: Props) {
  const { cause, remedy, evidence, symptoms, section, confidence, confirm, rule } = finding;
  return (
    <div className="space-y-4">
      <div className="space-y-1.5">
        <p>
          <Unbroken text={cause} />
        </p>
        <Confidence confidence={confidence} {...(confirm !== undefined && { confirm })} />
      </div>
      {remedy.length > 0 && (
        <Part level={level} title="What to do">
          <RemedySteps steps={remedy} />
        </Part>
      )}
      {evidence.length > 0 && (
        <Part level={level} title="Evidence">
          <EvidenceList evidence={evidence} atFirst={level === 'h5' ? 2 : undefined} />
        </Part>
      )}
      <Symptoms symptoms={symptoms} onSelect={onSelect} />
      <p className="text-xs text-ink-faint">
        {confidence === 'observed' ? 'Observed' : 'Inferred'} · see “{section}” ·{' '}
        <Link href={`/rules/${rule}`} className="font-medium text-accent hover:underline">
          about this rule
        </Link>
      </p>
    </div>
  );
}
