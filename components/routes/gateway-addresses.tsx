'use client';
import { Download } from 'lucide-react';
import type { Snapshot } from '@/lib/snapshot/types';
import { DatacenterCombobox } from './datacenter-combobox';
import { GatewayCard } from './gateway-card';
import { useTableOf } from './route-params';
import { useGateways } from './route-queries';

/** `otherwise`: the datacenter shown until one is chosen. */
export function GatewayAddresses({ snapshot, otherwise }: { snapshot: Snapshot; otherwise: string }) {
  const [chosen, setChosen] = useTableOf();
  const name = chosen ?? otherwise;
  const datacenter = snapshot.datacenters.find((one) => one.name === name);
  const { data, error } = useGateways(name, snapshot.revision);
  return (
    <section aria-labelledby="addresses-title" className="space-y-3">
      <div>
        <h2 id="addresses-title" className="text-[0.9375rem] font-bold">
          Gateway addresses
        </h2>
        <p className="text-ink-soft">
          Before a mesh gateway is stopped, every datacenter must know another one. Federation states travel
          through the primary{snapshot.primary === null ? '' : ` ${snapshot.primary}`}: here is how far they
          got.
        </p>
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <DatacenterCombobox
          label="Mesh gateways of"
          datacenters={snapshot.datacenters}
          value={name}
          onChoose={(next) => void setChosen(next)}
        />
        <a
          href={`/api/v1/gateways?${new URLSearchParams({ datacenter: name, format: 'csv' })}`}
          download
          className="inline-flex h-10 items-center gap-1.5 font-medium text-accent hover:underline"
        >
          <Download size={15} aria-hidden="true" /> As a table (CSV)
        </a>
      </div>
      {error && !data && (
        <p role="alert" className="text-ink-soft">
          The table could not be read: {error.message}.
        </p>
      )}
      {!data && !error && (
        <p data-pending className="text-ink-faint">
          Reading the federation states …
        </p>
      )}
      {data && data.gateways.length > 0 && (
        <div className="grid items-start gap-3 2xl:grid-cols-2">
          {data.gateways.map((gateway) => (
            <GatewayCard key={`${gateway.node} ${gateway.id}`} gateway={gateway} />
          ))}
        </div>
      )}
      {data?.gateways.length === 0 && (
        <p className="text-ink-soft">
          {datacenter?.mode === 'traditional'
            ? `${name} is not federated through mesh gateways: its servers are dialled themselves.`
            : datacenter?.meshGatewaysKnown
              ? `${name} has no mesh gateway, and nobody believes it has one.`
              : `No mesh gateway of ${name} is known, and its own list could not be read.`}
        </p>
      )}
    </section>
  );
}
