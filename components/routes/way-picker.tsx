'use client';
import { ArrowLeftRight } from 'lucide-react';
import type { Snapshot } from '@/lib/snapshot/types';
import { DatacenterCombobox } from './datacenter-combobox';

type Props = {
  snapshot: Snapshot;
  from: string;
  to: string;
  onChoose: (way: { from: string; to: string }) => void;
};

/** Which way: from, to, and the way back. Choosing the other end's name turns the way round. */
export function WayPicker({ snapshot: { datacenters }, from, to, onChoose }: Props) {
  return (
    <div className="flex items-end gap-2">
      <DatacenterCombobox
        label="From"
        datacenters={datacenters}
        value={from}
        onChoose={(name) => onChoose({ from: name, to: name === to ? from : to })}
      />
      <button
        type="button"
        onClick={() => onChoose({ from: to, to: from })}
        aria-label="Turn the way round"
        title="Turn the way round"
        className="grid size-10 shrink-0 place-items-center rounded-lg border border-line text-ink-soft hover:bg-raised hover:text-ink"
      >
        <ArrowLeftRight size={16} aria-hidden="true" />
      </button>
      <DatacenterCombobox
        label="To"
        datacenters={datacenters}
        value={to}
        onChoose={(name) => onChoose({ from: name === from ? to : from, to: name })}
      />
    </div>
  );
}
