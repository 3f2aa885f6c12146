'use client';
import type { Snapshot } from '@/lib/snapshot/types';
import { useClock } from '../settings/use-clock';
import { Notice } from './notice';

/** Isthmus runs, and knows of no datacenter: no agent has told it of one. */
export function NoDatacenter({ snapshot }: { snapshot: Snapshot }) {
  const clock = useClock();
  const { vantages, takenAt, coverage } = snapshot;
  const agent = vantages[0]?.address ?? 'http://127.0.0.1:8500';
  return (
    <Notice
      title="No datacenter is known yet"
      lastGood={`Looked last at ${clock(Date.parse(takenAt))}. ${coverage.sentence}.`}
      next={{
        text: 'Ask the agent yourself, from the machine Isthmus runs on:',
        command: `curl -s ${agent}/v1/catalog/datacenters`,
      }}
    >
      {vantages.length === 0 ? (
        <p>No agent address is configured.</p>
      ) : (
        <ul className="space-y-1">
          {vantages.map(({ id, address, remark }) => (
            <li key={id} className="wrap-anywhere">
              {remark ?? `${address} has not told of any datacenter.`}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
