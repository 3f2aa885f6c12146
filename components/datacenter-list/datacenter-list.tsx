'use client';
import { useState } from 'react';
import { groupsOf } from '@/lib/graph/groups';
import { formatSelection, type Selection } from '@/lib/graph/selection';
import type { DatacenterSnapshot, Snapshot } from '@/lib/snapshot/types';
import { useGrouping } from '../federation-graph/map-params';
import { useMatching } from '../selection/use-selection';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';
import { summaryText, worstFirst } from './summary';

type Props = { snapshot: Snapshot; onSelect: (selection: Selection | null) => void };

const AT_FIRST = 20;

type RowProps = { datacenter: DatacenterSnapshot; onSelect: Props['onSelect'] };

function Row({ datacenter, onSelect }: RowProps) {
  const { name, role, status } = datacenter;
  return (
    <li>
      <button
        type="button"
        className="group flex w-full items-start gap-2.5 py-2 text-left"
        data-opens={formatSelection({ kind: 'datacenter', datacenter: name })}
        onClick={() => onSelect({ kind: 'datacenter', datacenter: name })}
      >
        <SignIcon tone={statusTone(status)} size={16} className="mt-0.5" />
        <span className="min-w-0">
          <span className="font-medium wrap-anywhere group-hover:underline">{name}</span>
          <span className="text-ink-faint">
            {' '}
            {role === 'primary' ? 'primary, ' : ''}
            {status}
          </span>
          <span className="block text-[0.8125rem] text-ink-soft">{summaryText(datacenter)}</span>
        </span>
      </button>
    </li>
  );
}

/** Every datacenter that fits the filter, in one line of words: by group, the worst first. */
export function DatacenterList({ snapshot, onSelect }: Props) {
  const [all, setAll] = useState(false);
  const fitting = useMatching(snapshot);
  const [grouping] = useGrouping();
  const sorted = worstFirst(snapshot.datacenters.filter(({ name }) => fitting?.has(name) ?? true));
  const byName = new Map(sorted.map((datacenter) => [datacenter.name, datacenter]));
  const groups = grouping
    ? groupsOf(sorted, grouping)
    : [{ label: null, names: sorted.map(({ name }) => name) }];
  const room = all ? Infinity : AT_FIRST;
  const shown = groups.flatMap(({ label, names }, g) => {
    const before = groups.slice(0, g).reduce((sum, group) => sum + group.names.length, 0);
    const some = names.slice(0, Math.max(0, room - before));
    return some.length > 0 ? [{ label, count: names.length, names: some }] : [];
  });
  const count = sorted.length;
  return (
    <section aria-labelledby="datacenters-title" className="space-y-1">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="datacenters-title" className="text-[0.9375rem] font-bold">
          Datacenters
        </h2>
        {fitting && (
          <p className="figures text-xs text-ink-soft">
            {count} of {snapshot.datacenters.length}
          </p>
        )}
      </div>
      {shown.map(({ label, count: inGroup, names }) => (
        <div key={label ?? ''}>
          {label !== null && (
            <h3 className="figures mt-3 text-[0.8125rem] font-semibold text-ink-soft">
              {label} · {inGroup}
            </h3>
          )}
          <ul className="divide-y divide-line" aria-label={label ?? 'Datacenters'}>
            {names.map((name) => {
              const datacenter = byName.get(name);
              return datacenter && <Row key={name} datacenter={datacenter} onSelect={onSelect} />;
            })}
          </ul>
        </div>
      ))}
      {count === 0 && <p className="text-ink-soft">No datacenter fits the filter.</p>}
      {!all && count > AT_FIRST && (
        <button
          type="button"
          className="font-medium text-accent hover:underline"
          onClick={() => setAll(true)}
        >
          All {count} datacenters
        </button>
      )}
    </section>
  );
}
