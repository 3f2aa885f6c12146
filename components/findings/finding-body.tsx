import type { ReactNode } from 'react';
import type { Selection } from '@/lib/graph/selection';
import type { Finding } from '@/lib/snapshot/types';
import { EvidenceList } from './evidence-list';
import { RemedySteps } from './remedy-steps';
import { Symptoms } from './symptoms';

type Props = {
  /** Of the headings inside, one below the title's. */
  level: 'h3' | 'h4';
  finding: Finding;
  onSelect: (selection: Selection | null) => void;
};

function Part({
  level: Heading,
  title,
  children,
}: {
  level: 'h3' | 'h4';
  title: string;
  children: ReactNode;
}) {
  return (
    <div className="space-y-2">
      <Heading className="text-[0.8125rem] font-semibold text-ink-soft">{title}</Heading>
      {children}
    </div>
  );
}

/** Why, what to do, and how we know. */
export function FindingBody({ level, finding, onSelect }: Props) {
  const { cause, remedy, evidence, symptoms, section, confidence } = finding;
  return (
    <div className="space-y-4">
      <p>{cause}</p>
      {remedy.length > 0 && (
        <Part level={level} title="What to do">
          <RemedySteps steps={remedy} />
        </Part>
      )}
      {evidence.length > 0 && (
        <Part level={level} title="Evidence">
          <EvidenceList evidence={evidence} />
        </Part>
      )}
      <Symptoms symptoms={symptoms} onSelect={onSelect} />
      <p className="text-xs text-ink-faint">
        {confidence === 'observed' ? 'Observed' : 'Inferred'} · see “{section}”
      </p>
    </div>
  );
}
