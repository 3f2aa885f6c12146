import type { Selection } from '@/lib/graph/selection';
import type { Finding } from '@/lib/snapshot/types';
import { EvidenceList } from './evidence-list';
import { RemedySteps } from './remedy-steps';
import { Symptoms } from './symptoms';

type Props = { finding: Finding; onSelect: (selection: Selection | null) => void };

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="space-y-2">
      <h4 className="text-[0.8125rem] font-semibold text-ink-soft">{title}</h4>
      {children}
    </div>
  );
}

/** Why, what to do, and how we know. */
export function FindingBody({ finding, onSelect }: Props) {
  const { cause, remedy, evidence, symptoms, section, confidence } = finding;
  return (
    <div className="space-y-4">
      <p>{cause}</p>
      {remedy.length > 0 && (
        <Part title="What to do">
          <RemedySteps steps={remedy} />
        </Part>
      )}
      {evidence.length > 0 && (
        <Part title="Evidence">
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
