'use client';
import { useState } from 'react';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';
import { summaryText, worstFirst } from './summary';

type Props = { snapshot: Snapshot; onSelect: (selection: Selection | null) => void };

const AT_FIRST = 20;

/** Every datacenter in one line of words, the worst first. */
export function DatacenterList({ snapshot, onSelect }: Props) {
  const [all, setAll] = useState(false);
  const sorted = worstFirst(snapshot.datacenters);
  const shown = all ? sorted : sorted.slice(0, AT_FIRST);
  return (
    <section aria-labelledby="datacenters-title" className="space-y-1">
      <h2 id="datacenters-title" className="text-[0.9375rem] font-bold">
        Datacenters
      </h2>
      <ul className="divide-y divide-line">
        {shown.map((datacenter) => (
          <li key={datacenter.name}>
            <button
              type="button"
              className="group flex w-full items-start gap-2.5 py-2 text-left"
              onClick={() => onSelect({ kind: 'datacenter', datacenter: datacenter.name })}
            >
              <SignIcon tone={statusTone(datacenter.status)} size={16} className="mt-0.5" />
              <span className="min-w-0">
                <span className="font-medium wrap-anywhere group-hover:underline">{datacenter.name}</span>
                <span className="text-ink-faint">
                  {' '}
                  {datacenter.role === 'primary' ? 'primary, ' : ''}
                  {datacenter.status}
                </span>
                <span className="block text-[0.8125rem] text-ink-soft">{summaryText(datacenter)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <button
          type="button"
          className="font-medium text-accent hover:underline"
          onClick={() => setAll(true)}
        >
          All {sorted.length} datacenters
        </button>
      )}
    </section>
  );
}
