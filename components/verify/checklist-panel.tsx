'use client';
import type { Procedure } from '@/lib/snapshot/procedure-types';
import type { Snapshot } from '@/lib/snapshot/types';
import { DatacenterCombobox } from '../routes/datacenter-combobox';
import { NotRead } from './not-read';
import { StepItem } from './step-item';
import { StopSigns } from './stop-signs';
import { useChecklist } from './verify-queries';
import { useWhom } from './verify-params';

const TITLES: Record<Procedure, { title: string; about: string }> = {
  'new-secondary': {
    title: 'A new secondary',
    about: 'The eight steps of the document for a datacenter that joins for the first time.',
  },
  'existing-secondary': {
    title: 'An existing secondary',
    about:
      'The five steps of the document for a datacenter that is federated already and moves to mesh gateways.',
  },
  'pre-flight': {
    title: 'Before mesh gateways are activated',
    about: 'What has to be true of a traditional federation before the first server is given the flag.',
  },
};

/** One procedure of the document, each step ticked by what agents say now. */
export function ChecklistPanel({ procedure, snapshot }: { procedure: Procedure; snapshot: Snapshot }) {
  const [whom, setWhom] = useWhom();
  const { data, error } = useChecklist(procedure, whom, snapshot.revision);
  const { title, about } = TITLES[procedure];
  const next = data?.steps.find(({ state }) => state === 'not-done' || state === 'partly')?.number;
  return (
    <section aria-labelledby="checklist-title" className="space-y-5">
      <div className="max-w-3xl">
        <h1 id="checklist-title" className="text-xl font-bold tracking-tight lg:text-2xl">
          {title}
        </h1>
        <p className="text-ink-soft">{about} Each step is proved by what agents say now, or left to you.</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <DatacenterCombobox
          label="Primary"
          datacenters={snapshot.datacenters}
          value={data?.primary ?? whom.primary ?? ''}
          onChoose={(primary) => void setWhom({ primary })}
        />
        {procedure !== 'pre-flight' && snapshot.datacenters.length > 1 && (
          <DatacenterCombobox
            label="Secondary"
            datacenters={snapshot.datacenters.filter(({ name }) => name !== data?.primary)}
            value={data?.secondary ?? whom.secondary ?? ''}
            onChoose={(secondary) => void setWhom({ secondary })}
          />
        )}
      </div>
      {data ? (
        <>
          <p role="status" className="text-[0.9375rem] font-semibold">
            {data.sentence}
          </p>
          <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,56rem)_minmax(0,26rem)]">
            <ol aria-label="Steps" className="max-w-4xl min-w-0">
              {data.steps.map((step) => (
                <StepItem key={step.number} step={step} next={step.number === next} />
              ))}
            </ol>
            <div className="min-w-0 max-xl:order-first">
              <StopSigns signs={data.stopSigns} />
            </div>
          </div>
        </>
      ) : (
        <NotRead what="the checklist" error={error} />
      )}
    </section>
  );
}
