'use client';
import { Download } from 'lucide-react';
import type { FirewallTable, Openings } from '@/lib/snapshot/procedure-types';
import type { Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { CopyOpenings } from './copy-openings';
import { NotRead } from './not-read';
import { OpeningTable } from './opening-table';
import { useFirewall } from './verify-queries';

/** What has to be let through in either mode, from the addresses that are known now. */
export function FirewallPanel({ snapshot }: { snapshot: Snapshot }) {
  const { data, error } = useFirewall(snapshot.revision);
  return (
    <section aria-labelledby="firewall-title" className="space-y-5">
      <div className="flex max-w-5xl flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="max-w-3xl">
          <h1 id="firewall-title" className="text-xl font-bold tracking-tight lg:text-2xl">
            Firewall openings
          </h1>
          <p className="text-ink-soft">
            What each mode needs, from the addresses that agents tell now. One row for each group of machines
            that is dialled, as a rule at their firewall would have it.
          </p>
        </div>
        <div className="flex items-center gap-2">
          <CopyOpenings />
          <a
            href="/api/v1/firewall?format=csv"
            download="isthmus-firewall.csv"
            className="inline-flex h-9 items-center gap-1.5 rounded-lg border border-line px-3 font-medium text-ink-soft hover:bg-raised hover:text-ink"
          >
            <Download size={15} aria-hidden="true" />
            CSV
          </a>
        </div>
      </div>
      {data ? <Tables table={data} /> : <NotRead what="the addresses" error={error} />}
    </section>
  );
}

/** Bold only what is a number; a count that leaves something out says so. */
function Count({ of: { across, acrossNote } }: { of: Openings }) {
  return (
    <>
      {across !== null && <b className="figures">{across.toLocaleString('en')}</b>}
      {across !== null && acrossNote !== null && ' '}
      {acrossNote !== null && (across === null ? acrossNote : `(${acrossNote})`)}
    </>
  );
}

function Tables({ table }: { table: FirewallTable }) {
  const { traditional, meshGateways, overlaps, unknown, mode } = table;
  const now = (which: FirewallTable['mode']) => (mode === which ? ' (this federation now)' : '');
  const across = meshGateways.rows.filter(({ within }) => !within);
  const within = meshGateways.rows.filter((row) => row.within);
  return (
    <div className="space-y-8">
      <p className="max-w-3xl text-[0.9375rem]">
        Pairs of addresses that talk across datacenters: in a traditional federation, where every server talks
        with every other one on two ports, it is <Count of={traditional} />; through mesh gateways it is{' '}
        <Count of={meshGateways} />.
      </p>
      {overlaps.length > 0 && (
        <ul aria-label="Overlapping networks" className="max-w-4xl space-y-2">
          {overlaps.map(({ kind, what, sentence }) => (
            <li key={`${kind} ${what}`} className="flex items-start gap-2.5">
              <SignIcon tone={kind === 'same-address' ? 'bad' : 'degraded'} size={18} className="mt-px" />
              <p className="wrap-anywhere">{sentence}</p>
            </li>
          ))}
        </ul>
      )}
      <OpeningTable
        title={`Through mesh gateways${now('mesh-gateways')}: across datacenters`}
        rows={across}
      />
      <OpeningTable title="Through mesh gateways: within each datacenter" rows={within} />
      <OpeningTable title={`Traditional${now('traditional')}: across datacenters`} rows={traditional.rows} />
      {unknown.length > 0 && (
        <p className="max-w-4xl wrap-anywhere text-ink-soft">
          Not in these tables, because nobody tells the address: {unknown.slice(0, 20).join(', ')}
          {unknown.length > 20 && ` and ${unknown.length - 20} more`}.
        </p>
      )}
    </div>
  );
}
