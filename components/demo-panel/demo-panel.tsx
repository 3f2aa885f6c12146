'use client';
import { ChevronRight } from 'lucide-react';
import { useDemoFaults, useSwitchDemoFault, type DemoFault } from './demo-faults-query';

function Switch({
  fault,
  busy,
  onSwitch,
}: {
  fault: DemoFault;
  busy: boolean;
  onSwitch: (active: boolean) => void;
}) {
  return (
    <li className="flex items-start gap-3 py-2">
      <button
        type="button"
        role="switch"
        aria-checked={fault.active}
        aria-label={fault.title}
        // Not `disabled`: that would take the focus away from whoever has just pressed it.
        aria-disabled={busy}
        onClick={() => {
          if (!busy) onSwitch(!fault.active);
        }}
        className={`mt-0.5 flex h-6 w-10 shrink-0 items-center rounded-full border px-0.5 ${
          fault.active ? 'justify-end border-demo bg-demo' : 'border-ink-faint bg-raised'
        }`}
      >
        <span className={`size-4.5 rounded-full ${fault.active ? 'bg-on-demo' : 'bg-ink-faint'}`} />
      </button>
      <span className="min-w-0">
        <span className="font-medium">{fault.title}</span>
        <span className="text-ink-faint"> {fault.active ? 'broken' : ''}</span>
        <span className="block text-[0.8125rem] text-ink-soft">{fault.description}</span>
      </span>
    </li>
  );
}

/** Switches that break the demo federation, to see what it looks like. Only ever there in the demo. */
export function DemoPanel() {
  const { data, error } = useDemoFaults();
  const { mutate, isPending, error: refused } = useSwitchDemoFault();
  const broken = data?.filter(({ active }) => active).length ?? 0;
  return (
    <section aria-labelledby="demo-title" className="rounded-xl border-2 border-dashed border-demo px-4 py-3">
      <details open className="group">
        <summary className="flex cursor-pointer list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
          <h2 id="demo-title" className="flex-1 text-[0.9375rem] font-bold">
            <span className="text-demo">DEMO</span> Break something
          </h2>
          {broken > 0 && <span className="text-ink-faint">{broken} broken</span>}
          <ChevronRight size={16} aria-hidden="true" className="transition-transform group-open:rotate-90" />
        </summary>
        {(error ?? refused) && (
          <p className="mt-1 font-semibold">The switches do not answer: {(error ?? refused)?.message}</p>
        )}
        {!data && !error && (
          <p data-pending className="mt-1 text-ink-soft">
            Reading the switches …
          </p>
        )}
        <ul className="mt-1 divide-y divide-line">
          {data?.map((fault) => (
            <Switch
              key={fault.id}
              fault={fault}
              busy={isPending}
              onSwitch={(active) => mutate({ id: fault.id, active })}
            />
          ))}
        </ul>
      </details>
    </section>
  );
}
